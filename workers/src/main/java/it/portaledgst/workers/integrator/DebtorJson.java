package it.portaledgst.workers.integrator;

import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;

/** Both as it is sent and as it is given back. */
record DebtorJson(DebtorKind kind, String fullName, String taxCountry, String taxCode, String email, String pec, AddressJson address) {

    record AddressJson(String street, String civicNumber, String postalCode, String city, String province, String country) {
    }

    static DebtorJson of(Debtor debtor) {
        return new DebtorJson(debtor.kind(), debtor.fullName(), debtor.taxId().country(), debtor.taxId().number(), debtor.email(),
                debtor.pec(), debtor.address() == null ? null : of(debtor.address()));
    }

    private static AddressJson of(Address address) {
        return new AddressJson(address.street(), address.civicNumber(), address.postalCode(), address.city(), address.province(),
                address.country());
    }

    /** Italian unless a country is named. */
    TaxId taxId() {
        return new TaxId(taxCountry == null ? Countries.ITALY : taxCountry, taxCode);
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "DebtorJson[" + kind + "]";
    }
}

package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a creditor answers to {@code paGetPaymentV2}: names as in the contract, absent optional values are null. */
record PaymentData(String creditorReferenceId, BigDecimal paymentAmount, LocalDate dueDate, String description,
                   String companyName, String officeName, Subject debtor, List<Transfer> transfers,
                   List<MapEntry> metadata) {

    record Subject(String entityUniqueIdentifierType, String entityUniqueIdentifierValue, String fullName,
                   String streetName, String civicNumber, String postalCode, String city, String stateProvinceRegion,
                   String country, String email) {

        static Subject named(String type, String value, String fullName) {
            return new Subject(type, value, fullName, null, null, null, null, null, null, null);
        }
    }

    record Transfer(int idTransfer, BigDecimal transferAmount, String fiscalCodePA, String companyName, String iban,
                    String remittanceInformation, String transferCategory, List<MapEntry> metadata) {
    }

    record MapEntry(String key, String value) {
    }

    /** The same payment with another amount, put on the first transfer so that the sum still fits. */
    PaymentData plus(BigDecimal difference) {
        Transfer first = transfers.getFirst();
        List<Transfer> changed = new ArrayList<>(transfers);
        changed.set(0, new Transfer(first.idTransfer(), first.transferAmount().add(difference), first.fiscalCodePA(),
                first.companyName(), first.iban(), first.remittanceInformation(), first.transferCategory(), first.metadata()));
        return new PaymentData(creditorReferenceId, paymentAmount.add(difference), dueDate, description, companyName,
                officeName, debtor, changed, metadata);
    }
}

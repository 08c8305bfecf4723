package it.portaledgst.ui.newpayment;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.ui.kit.Money;

/**
 * What was typed so far, as typed. Its key is made when the form opens and is the idempotency key of the confirmation:
 * pressing twice, reloading or coming back cannot create two requests.
 */
class Draft implements Serializable {

    final UUID key = UUID.randomUUID();
    final String serviceCode;
    final Map<String, String> fields = new LinkedHashMap<>();
    DebtorKind kind;
    String fullName = "";
    String taxCode = "";
    String email = "";
    String pec = "";
    String province = "";
    String officeCode = "";
    String amount = "";
    boolean privacy;
    UUID confirmedAs;

    Draft(ServiceEntry service) {
        serviceCode = service.code();
        kind = service.criterion() == OfficeCriterion.SEDE_DEBITORE ? DebtorKind.LEGAL_PERSON : DebtorKind.NATURAL_PERSON;
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The service's own fields that were filled in. */
    Map<String, String> filledFields() {
        var filled = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                filled.put(name, value.strip());
            }
        });
        return filled;
    }

    NewPaymentRequest request() {
        return new NewPaymentRequest(key, serviceCode, new Debtor(kind, fullName, taxCode, email, pec),
                Money.parse(amount).orElse(null), officeCode, filledFields());
    }
}

package it.portaledgst.ui.newpayment;

import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import it.portaledgst.domain.catalogue.OfficeCriterion;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Money;

/**
 * What was typed so far, as typed. Its key is made when the form opens and is the idempotency key of the confirmation:
 * pressing twice, reloading or coming back cannot create two requests.
 */
class Draft implements Serializable {

    private static final String FIELD = "field.";

    final UUID key;
    final String serviceCode;
    final Map<String, String> fields = new LinkedHashMap<>();
    DebtorKind kind;
    String fullName = "";
    String taxCode = "";
    /** Said by the person: the debtor has no Italian tax code. What was typed on the other side is kept, not used. */
    boolean foreign;
    String taxCountry = "";
    String foreignTaxId = "";
    String email = "";
    String pec = "";
    final DraftAddress address;
    String province = "";
    String officeCode = "";
    String amount = "";
    boolean privacy;

    Draft(UUID key, ServiceEntry service) {
        this(key, service, new DraftAddress());
    }

    private Draft(UUID key, ServiceEntry service, DraftAddress address) {
        this.key = key;
        this.address = address;
        serviceCode = service.code();
        kind = service.criterion() == OfficeCriterion.SEDE_DEBITORE ? DebtorKind.LEGAL_PERSON : DebtorKind.NATURAL_PERSON;
    }

    /** The form as it was left. What an older version of the portal kept under other names is not taken. */
    static Draft of(KeptForm kept, ServiceEntry service) {
        Map<String, String> content = kept.content();
        var draft = new Draft(kept.id(), service, DraftAddress.of(content));
        draft.kind = Arrays.stream(DebtorKind.values()).filter(kind -> kind.name().equals(content.get("kind"))).findFirst()
                .orElse(draft.kind);
        draft.fullName = content.getOrDefault("fullName", "");
        draft.taxCode = content.getOrDefault("taxCode", "");
        draft.foreign = Boolean.parseBoolean(content.get("foreign"));
        draft.taxCountry = content.getOrDefault("taxCountry", "");
        draft.foreignTaxId = content.getOrDefault("foreignTaxId", "");
        draft.email = content.getOrDefault("email", "");
        draft.pec = content.getOrDefault("pec", "");
        draft.province = content.getOrDefault("province", "");
        draft.officeCode = content.getOrDefault("officeCode", "");
        draft.amount = content.getOrDefault("amount", "");
        draft.privacy = Boolean.parseBoolean(content.get("privacy"));
        content.forEach((name, value) -> {
            if (name.startsWith(FIELD)) {
                draft.fields.put(name.substring(FIELD.length()), value);
            }
        });
        return draft;
    }

    Map<String, String> content() {
        var content = new LinkedHashMap<>(Map.of("kind", kind == null ? "" : kind.name(), "fullName", fullName,
                "taxCode", taxCode, "email", email, "pec", pec, "province", province, "officeCode", officeCode,
                "amount", amount, "privacy", String.valueOf(privacy)));
        content.putAll(Map.of("foreign", String.valueOf(foreign), "taxCountry", taxCountry, "foreignTaxId", foreignTaxId));
        content.putAll(address.content());
        filledFields().forEach((name, value) -> content.put(FIELD + name, value));
        return content;
    }

    /**
     * Last year's request for this year: same debtor and office, the year moved on. The amount stays empty, because it may
     * have changed, and so do dates, which were those of last year, and the consent, which is given each time.
     */
    static Draft again(PaymentRequest paid, ServiceEntry service, int year) {
        var debtor = paid.debtor();
        var draft = new Draft(UUID.randomUUID(), service, DraftAddress.of(debtor.address()));
        draft.kind = debtor.kind();
        draft.fullName = debtor.fullName();
        draft.foreign = !debtor.taxId().isItalian();
        if (draft.foreign) {
            draft.taxCountry = debtor.taxId().country();
            draft.foreignTaxId = debtor.taxId().number();
        } else {
            draft.taxCode = debtor.taxId().number();
        }
        draft.email = debtor.email();
        draft.pec = debtor.pec() == null ? "" : debtor.pec();
        draft.officeCode = paid.officeCode();
        String before = paid.fields().getOrDefault(ServiceEntry.REFERENCE_YEAR, "");
        for (ServiceField field : service.fields()) {
            String value = paid.fields().getOrDefault(field.name(), "");
            draft.fields.put(field.name(), switch (field.type()) {
                case YEAR -> field.name().equals(ServiceEntry.REFERENCE_YEAR) ? String.valueOf(year) : value;
                case DATE -> "";
                // "contributo 2026" in the notes must not stay behind the year of the request
                case LONG_TEXT, TEXT -> before.isEmpty() ? value
                        : value.replaceAll("\\b" + before + "\\b", String.valueOf(year));
                case CHOICE, NUMBER, PROVINCE -> value;
            });
        }
        return draft;
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

    /** As typed: it may be unfinished or wrong. */
    TaxId taxId() {
        return foreign ? new TaxId(taxCountry, foreignTaxId) : TaxId.italian(taxCode);
    }

    Debtor debtor() {
        return new Debtor(kind, fullName, taxId(), email, pec, address.given().orElse(null));
    }

    /** What the service's criterion leads to, whichever office was chosen then; nothing without a province. */
    Optional<Office> proposedOffice(ServiceEntry service, Offices offices) {
        return service.criterion() == OfficeCriterion.UFFICIO_FISSO ? offices.find(Office.CENTRAL)
                : offices.forProvince(province);
    }

    NewPaymentRequest request(ServiceEntry service, Offices offices) {
        return new NewPaymentRequest(key, serviceCode, debtor(), Money.parse(amount).orElse(null), officeCode,
                proposedOffice(service, offices).map(Office::code).orElse(null), filledFields());
    }
}

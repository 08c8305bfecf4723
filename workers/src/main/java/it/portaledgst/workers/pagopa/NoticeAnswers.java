package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.catalogue.ServiceVersions;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Answers verify and get from the database and changes nothing: keeping two payers apart is the node's business. */
@Component
class NoticeAnswers {

    private static final int MAX_TEXT = 140;

    private final Creditors creditors;
    private final PaymentLifecycle requests;
    private final ServiceVersions services;
    private final Offices offices;

    NoticeAnswers(Creditors creditors, PaymentLifecycle requests, ServiceVersions services, Offices offices) {
        this.creditors = creditors;
        this.requests = requests;
        this.services = services;
        this.offices = offices;
    }

    Consumer<Answer> verify(NoticeQuestion question) {
        var request = payable(question);
        var creditor = creditors.of(request);
        return out -> out
                .child("paymentList", list -> list.child("paymentOptionDescription", option -> option
                        .text("amount", request.amount().toPlainString())
                        .text("options", "EQ")
                        .text("dueDate", request.dueDate())
                        .text("detailDescription", request.description())
                        .text("allCCP", creditor.postalAccountFor(request.serviceCode()).isPresent())))
                .text("paymentDescription", request.description())
                .text("fiscalCodePA", request.creditorFiscalCode())
                .text("companyName", creditor.name())
                .text("officeName", officeName(request));
    }

    /** Version 2 also names the creditor beside the transfer and, when it is asked for both, the postal account beside the ordinary one. */
    Consumer<Answer> get(NoticeQuestion question, boolean v2) {
        var request = payable(question);
        var creditor = creditors.of(request);
        var ordinary = creditor.ibanFor(request.serviceCode());
        var postal = creditor.postalAccountFor(request.serviceCode()).map(PostalAccount::iban);
        var iban = !"POSTAL".equals(question.transferType()) ? ordinary
                : postal.orElseThrow(() -> new Refused(Fault.PAA_SEMANTICA, "there is no postal account: allCCP is false"));
        var alternative = v2 && "PAGOPA".equals(question.transferType()) ? postal.orElse(null) : null;
        var taxonomy = taxonomy(request); // may ask the database: here the time it takes is watched
        return out -> out.child("data", data -> data
                .text("creditorReferenceId", request.noticeCode().iuv())
                .text("paymentAmount", request.amount().toPlainString())
                .text("dueDate", request.dueDate())
                .text("lastPayment", false)
                .text("description", request.description())
                .text("companyName", creditor.name())
                .text("officeName", officeName(request))
                .child("debtor", debtor -> debtor(debtor, request.debtor()))
                .child("transferList", list -> list.child("transfer", transfer -> transfer
                        .text("idTransfer", 1)
                        .text("transferAmount", request.amount().toPlainString())
                        .text("fiscalCodePA", request.creditorFiscalCode())
                        .text("companyName", v2 ? creditor.name() : null)
                        .text("IBAN", iban)
                        .text("remittanceInformation", remittanceInformation(request))
                        .text("transferCategory", taxonomy)
                        .metadata("IBANAPPOGGIO", alternative))));
    }

    /** Rows 2 to 11 of the decision table, in its order: paid comes before deleted and expired. */
    private PaymentRequest payable(NoticeQuestion question) {
        question.station().mustBeOurs(creditors);
        if (!question.creditor().equals(question.station().creditor())) {
            throw new Refused(Fault.PAA_ID_DOMINIO_ERRATO, "the notice belongs to another creditor than idPA");
        }
        var request = requests.byNoticeCode(question.creditor(), question.noticeNumber())
                .orElseThrow(() -> new Refused(Fault.PAA_PAGAMENTO_SCONOSCIUTO, "no such notice"));
        return switch (request.state()) {
            case PAID -> throw new Refused(Fault.PAA_PAGAMENTO_DUPLICATO, "the receipt is here already");
            case DELETED -> throw new Refused(Fault.PAA_PAGAMENTO_ANNULLATO, "deleted by the citizen");
            case EXPIRED -> throw new Refused(Fault.PAA_PAGAMENTO_SCADUTO, "the last day was " + request.dueDate());
            case TO_PAY -> request;
        };
    }

    private String officeName(PaymentRequest request) {
        return offices.find(request.officeCode()).map(Office::name).orElse(null);
    }

    /** Historical SACI form, still the common one; the description is ASCII and without personal data. */
    private static String remittanceInformation(PaymentRequest request) {
        var text = "/RFB/" + request.noticeCode().iuv() + "/" + request.amount().toPlainString()
                + "/TXT/" + request.description();
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT).strip();
    }

    /** As of the version the request was made with: the service may have changed or left since. */
    private String taxonomy(PaymentRequest request) {
        return services.find(request.serviceCode(), request.serviceVersion())
                .orElseThrow(() -> new IllegalStateException("no version " + request.serviceVersion() + " of service "
                        + request.serviceCode()))
                .taxonomy();
    }

    private static void debtor(Answer out, Debtor debtor) {
        out.child("uniqueIdentifier", identifier -> identifier
                        .text("entityUniqueIdentifierType", debtor.kind() == DebtorKind.NATURAL_PERSON ? "F" : "G")
                        .text("entityUniqueIdentifierValue", Pagopa.identifier(debtor)))
                .text("fullName", debtor.fullName());
        var address = debtor.address();
        if (address != null) {
            out.text("streetName", address.street())
                    .text("civicNumber", address.civicNumber())
                    .text("postalCode", address.postalCode())
                    .text("city", address.city())
                    .text("stateProvinceRegion", address.province())
                    .text("country", address.country());
        }
        out.text("e-mail", EmailAddresses.pagopaTakes(debtor.email()) ? debtor.email() : null);
    }
}

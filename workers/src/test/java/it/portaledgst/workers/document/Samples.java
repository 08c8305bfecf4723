package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.catalogue.Choice;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.AttemptState;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.OnlineAttempt;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An ordinary request, one in which everything is as long as it may be, and their receipts. */
final class Samples {

    static final Logos NO_LOGOS = new Logos(new DocumentSettings(Map.of(), null, null), null);
    static final String VERIFICATION = "https://pagamenti.example.org/verifica/4d0fd0a2-4f6b-4b62-9a5d-1f44c6cf5a01.0123456789abcdefghijABCDEFGHIJ0123456789abc";

    static final ServiceEntry SERVICE = service(
            field("nominativo", "Nominativo di stazione", FieldType.TEXT),
            new ServiceField("tipo_richiesta", "Tipo di richiesta", FieldType.CHOICE, true, List.of(new Choice("RINNOVO", "Rinnovo dell'autorizzazione")),
                    null, null, null, null, null, null, null, null, null, null),
            field("scadenza", "Scadenza del titolo", FieldType.DATE),
            field("note", "Note", FieldType.LONG_TEXT));

    static final UUID ID = UUID.fromString("4d0fd0a2-4f6b-4b62-9a5d-1f44c6cf5a01");

    /** Made up, like the leave to print it. */
    static final PostalAccount POSTAL_ACCOUNT = new PostalAccount("12345678", "Conto di prova che non esiste", "IT30O0760103200000012345678",
            "AUT. DB/PROVA/FAC SIMILE 00000 DEL 01/01/2026");

    private Samples() {
    }

    static Creditors creditors(String cbillCode, PostalAccount postalAccount) {
        return creditors("Ministero delle Imprese e del Made in Italy", cbillCode, postalAccount);
    }

    static Creditors creditors(String name, String cbillCode, PostalAccount postalAccount) {
        return new Creditors(List.of(new Creditor("mimit", "80230390587", name, cbillCode, "IT60X0542811101000000123456", Map.of(),
                List.of(new Creditor.Station("80230390587", "80230390587_01", "01")), postalAccount)));
    }

    static ServiceEntry service(ServiceField... fields) {
        return new ServiceEntry("11-AUT_GEN_RAD", true, "Autorizzazioni", null, null, null, null, true, List.of(fields), null, null,
                null, null, null);
    }

    static ServiceField field(String name, String label, FieldType type) {
        return new ServiceField(name, label, type, false, null, null, null, null, null, null, null, null, null, null, null);
    }

    static PaymentRequest ordinary() {
        return request(new Debtor(DebtorKind.NATURAL_PERSON, "Mario Rossi", "RSSMRA80A01H501U", "mario@posta.example", null),
                new BigDecimal("50.00"), "Autorizzazioni generali per stazioni di radioamatore",
                "11-AUT_GEN_RAD Autorizzazioni generali per stazioni di radioamatore IK1ABC 2026");
    }

    static PaymentRequest longest() {
        return request(new Debtor(DebtorKind.LEGAL_PERSON,
                        "SOCIETÀ COOPERATIVA RADIOTELEVISIVAINTERREGIONALDELLAVALDISUSA W&W SPA", "12345678903",
                        "protocollo@posta.example", null),
                new BigDecimal("999999.99"),
                "Diritti amministrativi e contributi annui per l'uso delle frequenze del servizio fisso e mobile terrestre e satellitare",
                "53-USO_FREQ Diritti amministrativi e contributi annui per l'uso delle frequenze del servizio fisso e mobile terrestre 2026 pratica 12345678",
                Map.of("note", "W".repeat(100) + " contributo per l'anno ".repeat(18)));
    }

    /** No Italian code, and the longest number of the country with the longest name. */
    static PaymentRequest foreign() {
        return request(new Debtor(DebtorKind.LEGAL_PERSON,
                        "SOUTH GEORGIA & SOUTH SANDWICH ISLANDS RADIOCOMMUNICATIONS COMPANY LTD", new TaxId("GS", "GS-" + "0123456789".repeat(3) + "AB"),
                        "office@posta.example", null, null),
                new BigDecimal("50.00"), "Autorizzazioni generali per stazioni di radioamatore",
                "11-AUT_GEN_RAD Autorizzazioni generali per stazioni di radioamatore IK1ABC 2026");
    }

    private static PaymentRequest request(Debtor debtor, BigDecimal amount, String title, String description) {
        return request(debtor, amount, title, description, Map.of("nominativo", "IK1ABC", "tipo_richiesta", "RINNOVO", "scadenza", "2026-12-31"));
    }

    static PaymentRequest request(Debtor debtor, BigDecimal amount, String title, String description, Map<String, String> fields) {
        return request(debtor, amount, title, description, fields, "ISP-LOM");
    }

    static PaymentRequest request(Debtor debtor, BigDecimal amount, String title, String description, Map<String, String> fields, String office) {
        return new PaymentRequest(ID, new NoticeCode("301000000000000144"), "80230390587", "11-AUT_GEN_RAD", 1, title, debtor,
                amount, office, null, fields, PaymentState.TO_PAY, LocalDate.of(2026, 12, 31),
                Instant.parse("2026-11-23T19:00:00.123Z"), null, description, false, false, null);
    }

    static final Instant ASKED = Instant.parse("2026-12-01T10:00:00Z");

    static OnlineAttempt attempt(CheckoutProblem problem, ReturnKind returned) {
        return new OnlineAttempt(UUID.fromString("0b8ff9d5-0d4c-4b8e-a4c1-0d9e0ce2f3a7"), ID,
                problem == null ? AttemptState.CLOSED : AttemptState.FAILED, Instant.parse("2026-12-01T09:15:30Z"), null, problem, returned,
                problem == null ? Instant.parse("2026-12-01T09:45:30Z") : null, null);
    }

    static Receipt receipt(PaymentRequest request, boolean complete) {
        var data = new IncomingReceipt(complete ? "c110729d258c4ab1b765fe902aae41d6" : "T".repeat(120),
                request.noticeCode().value(), request.creditorFiscalCode(), request.noticeCode().iuv(), request.amount(), "OK",
                "88888888888", "Banca di prova S.p.A.", complete ? "88888888888" : null, complete ? "Anna Bianchi" : null,
                complete ? new BigDecimal("1.50") : null, complete ? Instant.parse("2026-12-02T09:15:30Z") : null,
                complete ? LocalDate.of(2026, 12, 2) : null, null, complete ? "Carta di credito" : null, request.description(), false, new byte[0]);
        return new Receipt(ID, data, "0123456789abcdef".repeat(4), null, Instant.parse("2026-12-02T09:15:32.5Z"), request.id());
    }
}

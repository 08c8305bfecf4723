package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.ItalianText;
import org.springframework.stereotype.Component;

/**
 * The payment notice, laid out after pagoPA's form (version 3, one instalment, no postal slip): places and fixed wording
 * are the form's, and nothing stands below the payment data. It carries no logo.
 */
@Component
public class NoticeDocument {

    private static final float LEFT = 28;
    private static final float MIDDLE = 318;
    private static final float RIGHT = 566;
    private static final float HALF = 294.8f;
    private static final float BAR = 20;
    private static final float QR_SIDE = 70.87f;
    private static final int OBJECT_LENGTH = 90;

    private final Creditors creditors;
    private final Offices offices;

    NoticeDocument(Creditors creditors, Offices offices) {
        this.creditors = creditors;
        this.offices = offices;
    }

    public byte[] produce(PaymentRequest request) {
        var title = "Avviso di pagamento " + request.noticeCode().grouped();
        var creditor = creditors.of(request);
        try (var sheet = new Sheet(title, request.serviceTitle(), creditor.name(), request.createdAt(), request.id())) {
            heading(sheet, request);
            sheet.group("Sect", () -> creditor(sheet, request, creditor));
            sheet.group("Sect", () -> debtor(sheet, request));
            sheet.group("Sect", () -> amount(sheet, request));
            sheet.group("Sect", () -> whereToPay(sheet, creditor));
            sheet.group("Sect", () -> paymentData(sheet, request, creditor));
            return sheet.finish();
        }
    }

    private static void heading(Sheet sheet, PaymentRequest request) {
        sheet.text("H1", LEFT, 39.2f, Style.bold(10), "AVVISO DI PAGAMENTO");
        var object = request.serviceTitle().length() <= OBJECT_LENGTH ? request.serviceTitle() : request.description();
        sheet.block("P", LEFT, 84, sheet.fit(object, Style.bold(16), RIGHT - LEFT, 2));
    }

    private void creditor(Sheet sheet, PaymentRequest request, Creditor creditor) {
        bar(sheet, 0, 128, HALF, "ENTE CREDITORE");
        sheet.textRight("P", 281, 141, Style.code(8), "Cod. Fiscale " + request.creditorFiscalCode());
        float width = 251;
        float y = sheet.block("P", LEFT, 171, sheet.fit(creditor.name(), Style.bold(14), width, 2));
        var office = offices.find(request.officeCode());
        if (office.isPresent()) {
            y = sheet.block("P", LEFT, y + 4, sheet.fit(office.map(Office::name).get(), Style.bold(12), width, 2));
            var contact = office.map(Office::contact).orElse(null);
            if (contact != null) {
                sheet.block("P", LEFT, y + 2, sheet.fit(contact, Style.text(8), width, 1));
            }
        }
    }

    private static void debtor(Sheet sheet, PaymentRequest request) {
        bar(sheet, 299, 128, 296.3f, "DESTINATARIO");
        var taxId = request.debtor().taxId();
        if (taxId.isItalian()) {
            sheet.textRight("P", RIGHT, 141, Style.code(8), "Cod. Fiscale " + taxId.number());
        }
        float y = sheet.block("P", MIDDLE, 171, sheet.fit(request.debtor().fullName(), Style.bold(14), RIGHT - MIDDLE, 3));
        if (!taxId.isItalian()) {
            // too long for the form's place beside the title
            sheet.block("P", MIDDLE, y + 2, sheet.fit("Identificativo fiscale estero " + ItalianText.foreign(taxId),
                    Style.code(8), RIGHT - MIDDLE, 2));
        }
    }

    private static void amount(Sheet sheet, PaymentRequest request) {
        bar(sheet, 0, 253, HALF, "QUANTO E QUANDO PAGARE?");
        sheet.text("P", LEFT, 298, Style.bold(8), "Importo");
        sheet.text("P", LEFT, 318, Style.bold(16), ItalianText.amount(request.amount()) + " Euro");
        sheet.text("P", 196, 298, Style.bold(8), "entro il");
        sheet.text("P", 196, 318, Style.bold(16), ItalianText.day(request.dueDate()));
        sheet.text("P", LEFT, 340, Style.text(8), "Puoi pagare con una unica rata.");
        sheet.block("P", LEFT, 354, sheet.wrap("In fase di pagamento, se previsto dall'ente, l'importo potrebbe essere "
                + "aggiornato automaticamente e subire variazioni in diminuzione (per sgravi, note di credito) o in aumento "
                + "(per sanzioni, interessi, ecc.).", Style.text(8), 251));
    }

    private static void whereToPay(Sheet sheet, Creditor creditor) {
        bar(sheet, 299, 253, 296.3f, "DOVE PAGARE?");
        sheet.textRight("P", RIGHT - 66, 266.8f, Style.text(8), "Vai su");
        sheet.textRight("P", RIGHT, 266.8f, Style.bold(10), "pagopa.gov.it");
        float width = RIGHT - MIDDLE;
        sheet.text("H3", MIDDLE, 297.8f, Style.bold(10), "PAGA CON L'APP IO");
        float y = sheet.block("P", MIDDLE, 309, sheet.wrap("oppure sul sito di " + creditor.name()
                + ", dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.", Style.text(8), width));
        sheet.text("H3", MIDDLE, y + 8, Style.bold(10), "PAGA SUL TERRITORIO");
        sheet.block("P", MIDDLE, y + 19, sheet.wrap("presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, "
                + "nei Bar, Edicole, Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.", Style.text(8), width));
    }

    private static void paymentData(Sheet sheet, PaymentRequest request, Creditor creditor) {
        bar(sheet, 0, 401, Sheet.A4.getWidth(), "DATI PER IL PAGAMENTO");
        sheet.textRight("P", RIGHT, 414.8f, Style.bold(10), "Rata unica entro il " + ItalianText.day(request.dueDate()));
        var content = QrCode.content(request);
        sheet.modules(LEFT, 441, QR_SIDE, QrCode.modules(content),
                "Codice QR per pagare. Contiene i dati scritti accanto: " + content);
        sheet.block("P", LEFT, 526, sheet.wrap("Inquadra il codice QR con la tua app di pagamento o usa i dati accanto.",
                Style.text(8), 140));

        float width = 236;
        float y = labelled(sheet, 446, "Destinatario", sheet.fit(request.debtor().fullName(), Style.bold(8), width, 2));
        y = labelled(sheet, y, "Ente Creditore", sheet.fit(creditor.name(), Style.bold(8), width, 1));
        y = labelled(sheet, y, "Oggetto del pagamento", sheet.fit(request.description(), Style.bold(8), RIGHT - 194, 2));
        sheet.text("P", 440, 446, Style.text(10), "Euro");
        sheet.textRight("P", RIGHT, 446, Style.codeBold(12), ItalianText.amount(request.amount()));

        float codes = Math.max(531, y + 4);
        code(sheet, 194, codes, "Cod. Avviso", request.noticeCode().grouped());
        if (!creditor.cbillCode().isEmpty()) {
            code(sheet, 380, codes, "Cod. CBILL", creditor.cbillCode());
        }
        sheet.textRight("P", RIGHT, codes, Style.text(8), "Cod. Fiscale Ente");
        sheet.textRight("P", RIGHT, codes + 14.9f, Style.codeBold(10), request.creditorFiscalCode());
    }

    private static float labelled(Sheet sheet, float y, String label, Sheet.Block value) {
        sheet.text("P", 194, y, Style.text(8), label);
        return sheet.block("P", 194, y + 10, value) + 5;
    }

    private static void code(Sheet sheet, float x, float y, String label, String value) {
        sheet.text("P", x, y, Style.text(8), label);
        sheet.text("P", x, y + 14.9f, Style.codeBold(10), value);
    }

    private static void bar(Sheet sheet, float x, float y, float width, String title) {
        sheet.area(x, y, width, BAR, Style.BAR);
        sheet.text("H2", x == 0 ? LEFT : MIDDLE, y + 13.7f, Style.bold(10), title);
    }
}

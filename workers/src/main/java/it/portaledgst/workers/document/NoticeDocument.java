package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.ItalianText;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The payment notice, laid out after pagoPA's form (version 3, one instalment): places and fixed wording are the form's. Below
 * the payment data stands the postal slip of a creditor that has a postal account, else nothing. The logo is the creditor's own,
 * when one is set.
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
    private static final float AMOUNT = 253;
    private static final float PAYMENT_DATA = 401;
    private static final float LOGO_LEFT = 481;
    private static final float LOGO_SIDE = 84;

    private final Creditors creditors;
    private final Offices offices;
    private final Logos logos;
    private final PostalSlip slip;

    NoticeDocument(Creditors creditors, Offices offices, Logos logos) {
        this.creditors = creditors;
        this.offices = offices;
        this.logos = logos;
        this.slip = new PostalSlip(logos);
    }

    public byte[] produce(PaymentRequest request) {
        return produce(request, null);
    }

    /** @param second the language beside Italian; null for none */
    public byte[] produce(PaymentRequest request, SecondLanguage second) {
        var title = "Avviso di pagamento " + request.noticeCode().grouped();
        var creditor = creditors.of(request);
        var account = creditor.postalAccountFor(request.serviceCode()).filter(any -> DataMatrix.holds(request.amount()));
        try (var sheet = new Sheet(title, request.serviceTitle(), creditor.name(), request.createdAt(), request.id())) {
            var page = new Page(sheet, second);
            heading(page, request, creditor);
            sheet.group("Sect", () -> creditor(page, request, creditor));
            sheet.group("Sect", () -> debtor(page, request));
            account.ifPresent(any -> page.makeRoom());
            sheet.group("Sect", () -> amount(page, request));
            sheet.group("Sect", () -> whereToPay(page, creditor));
            sheet.group("Sect", () -> paymentData(page, request, creditor));
            account.ifPresent(postal -> slip(page, request, postal));
            return sheet.finish();
        }
    }

    private void slip(Page page, PaymentRequest request, PostalAccount account) {
        page.sheet.raise(0);
        if (!page.isFreeFrom(PostalSlip.TOP)) {
            page.sheet.turn();
            page.sheet.repeat(LEFT, 39.2f, Sheet.wrap("AVVISO DI PAGAMENTO " + request.noticeCode().grouped(), Style.bold(10), RIGHT - LEFT));
        }
        page.sheet.group("Sect", () -> slip.draw(page.sheet, request, account));
    }

    private void heading(Page page, PaymentRequest request, Creditor creditor) {
        var logo = logos.of(creditor);
        page.sheet.text("H1", LEFT, 39.2f, Style.bold(10), "AVVISO DI PAGAMENTO");
        page.second("P", LEFT, 52, Style.bold(10), second -> second.title);
        var object = request.serviceTitle().length() <= OBJECT_LENGTH ? request.serviceTitle() : request.description();
        page.sheet.block("P", LEFT, 84, Sheet.fit(object, Style.bold(16),
                (logo.isPresent() ? LOGO_LEFT - 10 : RIGHT) - LEFT, 2));
        logo.ifPresent(picture -> page.sheet.picture(LOGO_LEFT, LEFT, LOGO_SIDE, picture, "Logo di " + creditor.name()));
    }

    private void creditor(Page page, PaymentRequest request, Creditor creditor) {
        var sheet = page.sheet;
        var code = "Cod. Fiscale " + request.creditorFiscalCode();
        page.bar(0, 128, HALF, 281 - Sheet.width(code, Style.code(8)), "ENTE CREDITORE", second -> second.creditorBar);
        sheet.textRight("P", 281, 141, Style.code(8), code);
        float width = 251;
        float y = sheet.block("P", LEFT, 171, Sheet.fit(creditor.name(), Style.bold(14), width, 2));
        var office = offices.find(request.officeCode());
        if (office.isPresent()) {
            y = sheet.block("P", LEFT, y + 4, Sheet.fit(office.map(Office::name).get(), Style.bold(12), width, 2));
            var contact = office.map(Office::contact).orElse(null);
            if (contact != null) {
                y = sheet.block("P", LEFT, y + 2, Sheet.fit(contact, Style.text(8), width, 1));
            }
        }
        page.reach(y);
    }

    private static void debtor(Page page, PaymentRequest request) {
        var sheet = page.sheet;
        var taxId = request.debtor().taxId();
        var code = taxId.isItalian() ? "Cod. Fiscale " + taxId.number() : "";
        page.bar(299, 128, 296.3f, RIGHT - Sheet.width(code, Style.code(8)), "DESTINATARIO", second -> second.debtorBar);
        if (taxId.isItalian()) {
            sheet.textRight("P", RIGHT, 141, Style.code(8), code);
        }
        float y = sheet.block("P", MIDDLE, 171, Sheet.fit(request.debtor().fullName(), Style.bold(14), RIGHT - MIDDLE, 3));
        if (!taxId.isItalian()) {
            // too long for the form's place beside the title
            y = sheet.block("P", MIDDLE, y + 2, Sheet.fit("Identificativo fiscale estero " + ItalianText.foreign(taxId),
                    Style.code(8), RIGHT - MIDDLE, 2));
        }
        page.reach(y);
    }

    private static void amount(Page page, PaymentRequest request) {
        var sheet = page.sheet;
        page.bar(0, AMOUNT, HALF, 281, "QUANTO E QUANDO PAGARE?", second -> second.amountBar);
        page.label(LEFT, 298, Style.bold(8), "Importo", second -> second.amount);
        sheet.text("P", LEFT, 318, Style.bold(16), ItalianText.amount(request.amount()) + " Euro");
        page.label(196, 298, Style.bold(8), "entro il", second -> second.dueBy);
        sheet.text("P", 196, 318, Style.bold(16), ItalianText.day(request.dueDate()));
        page.label(LEFT, 340, Style.text(8), "Puoi pagare con una unica rata.", second -> second.oneInstalment);
        float y = sheet.block("P", LEFT, 354, Sheet.wrap("In fase di pagamento, se previsto dall'ente, l'importo potrebbe essere "
                + "aggiornato automaticamente e subire variazioni in diminuzione (per sgravi, note di credito) o in aumento "
                + "(per sanzioni, interessi, ecc.).", Style.text(8), 251));
        page.reach(page.second(LEFT, y, 251, second -> second.note));
    }

    private static void whereToPay(Page page, Creditor creditor) {
        var sheet = page.sheet;
        page.bar(299, AMOUNT, 296.3f, RIGHT - 90, "DOVE PAGARE?", second -> second.whereBar);
        sheet.textRight("P", RIGHT - 66, 266.8f, Style.text(8), "Vai su");
        sheet.textRight("P", RIGHT, 266.8f, Style.bold(10), "pagopa.gov.it");
        float width = RIGHT - MIDDLE;
        sheet.text("H3", MIDDLE, 297.8f, Style.bold(10), "PAGA CON L'APP IO");
        float y = sheet.block("P", MIDDLE, 309, Sheet.wrap("oppure sul sito di " + creditor.name()
                + ", dal tuo Home Banking, con la tua app di pagamento o con gli altri canali abilitati.", Style.text(8), width));
        y = page.second(MIDDLE, y, width, second -> second.online.formatted(creditor.name()));
        sheet.text("H3", MIDDLE, y + 8, Style.bold(10), "PAGA SUL TERRITORIO");
        y = sheet.block("P", MIDDLE, y + 19, Sheet.wrap("presso Banche e Sportelli ATM, negli Uffici Postali e Punti Postali, "
                + "nei Bar, Edicole, Ricevitorie, Supermercati, Tabaccherie e altri Esercenti Convenzionati.", Style.text(8), width));
        page.reach(page.second(MIDDLE, y, width, second -> second.territory));
    }

    private static void paymentData(Page page, PaymentRequest request, Creditor creditor) {
        var sheet = page.sheet;
        float top = page.paymentDataTop();
        page.bar(0, top, Sheet.A4.getWidth(), MIDDLE, "DATI PER IL PAGAMENTO", second -> second.dataBar);
        var instalment = "Rata unica entro il " + ItalianText.day(request.dueDate());
        sheet.textRight("P", RIGHT, top + 13.8f, Style.bold(10), instalment);
        page.secondRight(RIGHT - Sheet.width(instalment, Style.bold(10)) - 6, top + 13.8f, second -> second.singleInstalment);
        var content = QrCode.content(request);
        sheet.modules(LEFT, top + 40, QR_SIDE, QrCode.modules(content),
                "Codice QR per pagare. Contiene i dati scritti accanto: " + content);
        float y = sheet.block("P", LEFT, top + 125, Sheet.wrap("Inquadra il codice QR con la tua app di pagamento o usa i dati accanto.",
                Style.text(8), 140));
        page.reach(page.second(LEFT, y, 140, second -> second.scan));

        float width = 236;
        y = labelled(page, top + 45, "Destinatario", second -> second.debtor, Sheet.fit(request.debtor().fullName(), Style.bold(8), width, 2));
        y = labelled(page, y, "Ente Creditore", second -> second.creditor, Sheet.fit(creditor.name(), Style.bold(8), width, 1));
        y = labelled(page, y, "Oggetto del pagamento", second -> second.subject, Sheet.fit(request.description(), Style.bold(8), RIGHT - 194, 2));
        sheet.text("P", 440, top + 45, Style.text(10), "Euro");
        sheet.textRight("P", RIGHT, top + 45, Style.codeBold(12), ItalianText.amount(request.amount()));

        float codes = Math.max(top + 130, y + 4);
        page.label(194, codes, Style.text(8), "Cod. Avviso", second -> second.noticeCode);
        sheet.text("P", 194, codes + 14.9f, Style.codeBold(10), request.noticeCode().grouped());
        if (!creditor.cbillCode().isEmpty()) {
            sheet.text("P", 380, codes, Style.text(8), "Cod. CBILL");
            sheet.text("P", 380, codes + 14.9f, Style.codeBold(10), creditor.cbillCode());
        }
        sheet.textRight("P", RIGHT, codes, Style.text(8), "Cod. Fiscale Ente");
        sheet.textRight("P", RIGHT, codes + 14.9f, Style.codeBold(10), request.creditorFiscalCode());
        page.secondRight(RIGHT, codes + 26, second -> second.creditorCode);
        page.reach(codes + 36);
    }

    private static float labelled(Page page, float y, String label, Function<SecondLanguage, String> second, Sheet.Block value) {
        page.label(194, y, Style.text(8), label, second);
        return page.sheet.block("P", 194, y + 10, value) + 5;
    }

    /** The form and what stands in grey on it when there is a second language; else the grey things do nothing. */
    private static final class Page {

        private final Sheet sheet;
        private final SecondLanguage second;
        private float lowest;
        private float raised;

        Page(Sheet sheet, SecondLanguage second) {
            this.sheet = sheet;
            this.second = second;
        }

        /** @param limit where what stands at the right end of the bar begins */
        void bar(float x, float y, float width, float limit, String title, Function<SecondLanguage, String> second) {
            sheet.area(x, y, width, BAR, Style.BAR);
            float left = x == 0 ? LEFT : MIDDLE;
            sheet.text("H2", left, y + 13.7f, Style.bold(10), title);
            if (this.second != null) {
                float after = left + Sheet.width(title, Style.bold(10)) + 5;
                var block = Sheet.fit(second.apply(this.second), Style.text(7).grey(), limit - after - 4, 1);
                sheet.in(this.second.locale, () -> sheet.block("P", after, y + 13.7f, block));
            }
        }

        void label(float x, float y, Style style, String italian, Function<SecondLanguage, String> second) {
            sheet.text("P", x, y, style, italian);
            second("P", x + Sheet.width(italian, style) + 4, y, Style.text(style.size()), second);
        }

        void second(String type, float x, float y, Style style, Function<SecondLanguage, String> text) {
            if (second != null) {
                sheet.in(second.locale, () -> sheet.text(type, x, y, style.grey(), text.apply(second)));
            }
        }

        void secondRight(float right, float y, Function<SecondLanguage, String> text) {
            if (second != null) {
                sheet.in(second.locale, () -> sheet.textRight("P", right, y, Style.text(7).grey(), text.apply(second)));
            }
        }

        /** Returns the base line after it, {@code y} when there is nothing to say. */
        float second(float x, float y, float width, Function<SecondLanguage, String> text) {
            if (second == null) {
                return y;
            }
            var block = Sheet.wrap(text.apply(second), Style.text(8).grey(), width);
            sheet.in(second.locale, () -> sheet.block("P", x, y + 1, block));
            return y + 1 + block.height();
        }

        /** The upper part goes on to here. */
        void reach(float y) {
            lowest = Math.max(lowest, y);
        }

        /** Two languages and a postal slip: what follows takes the room that the upper part has left. */
        void makeRoom() {
            raised = second == null ? 0 : Math.max(0, AMOUNT - lowest - 6);
            sheet.raise(raised);
        }

        /** Whether nothing stands from here to the foot of the page. */
        boolean isFreeFrom(float y) {
            return lowest - raised <= y;
        }

        /** The form's place, lower when two languages need more room. */
        float paymentDataTop() {
            return second == null ? PAYMENT_DATA : Math.max(PAYMENT_DATA, lowest + 2);
        }
    }
}

package it.portaledgst.workers.document;

import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.ItalianText;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Optional;

/**
 * The slip below a notice that is paid into a postal account ("Bollettino Postale PA"), after pagoPA's form: places and fixed
 * wording are the form's, which has the slip in Italian whatever the languages of the notice. Poste's marks are files of whoever
 * may use them; without them its names stand in their places.
 */
final class PostalSlip {

    /** Where it is cut off: it takes the foot of the page. */
    static final float TOP = 601;

    private static final float LEFT = 31;
    private static final float LEFT_WIDTH = 132;
    /** The form's line breaks. */
    private static final float SENTENCE_WIDTH = 123;
    private static final float MIDDLE = 180;
    private static final float VALUES = 252;
    private static final float VALUES_WIDTH = 228;
    private static final float RIGHT = 562;
    private static final float BAR = 20;
    private static final float CODE_SIDE = 70.87f;
    /** How much of a name and of a subject is printed; the code holds more. */
    private static final int NAME = 35;
    private static final int SUBJECT = 60;
    private static final Color CUT = new Color(0x86, 0x86, 0x86);
    private static final Style AUTHORISATION = new Style(Face.TEXT, 6, new Color(0x6F, 0x6F, 0x6E));

    private final Logos logos;

    PostalSlip(Logos logos) {
        this.logos = logos;
    }

    void draw(Sheet sheet, PaymentRequest request, PostalAccount account) {
        bar(sheet, request);
        cut(sheet);
        about(sheet);
        account(sheet, request, account);
        codes(sheet, request, account);
        sheet.block("P", LEFT, TOP + 169.9f, Sheet.fit(account.authorisation(), AUTHORISATION, LEFT_WIDTH, 2));
    }

    private static void cut(Sheet sheet) {
        sheet.stroke(new Line2D.Float(0, TOP, Sheet.A4.getWidth(), TOP), 0.75f, CUT);
        float pivot = 555;
        var scissors = new Path2D.Float();
        for (int side : new int[] {-1, 1}) {
            scissors.append(new Line2D.Float(pivot - 8, TOP + side * 3.5f, pivot + 3, TOP - side * 1.3f), false);
            scissors.append(new Ellipse2D.Float(pivot + 2.6f, TOP + side * 2.6f - 1.9f, 3.8f, 3.8f), false);
        }
        sheet.stroke(scissors, 0.9f, CUT);
    }

    private void bar(Sheet sheet, PaymentRequest request) {
        sheet.area(0, TOP + 1, Sheet.A4.getWidth(), BAR - 1, Style.BAR);
        sheet.text("H2", LEFT, TOP + 13.9f, Style.bold(10), "BOLLETTINO POSTALE PA");
        mark(sheet, MIDDLE, TOP + 3.5f, 100, 14, TOP + 13.9f, logos.bancoPosta(), "BancoPosta");
        sheet.textRight("P", RIGHT, TOP + 13.9f, Style.bold(10), "Rata unica entro il " + ItalianText.day(request.dueDate()));
    }

    private void about(Sheet sheet) {
        mark(sheet, LEFT, TOP + 54, LEFT_WIDTH, 54, TOP + 67.5f, logos.poste(), "Poste Italiane");
        sheet.block("P", LEFT, TOP + 128.7f, Sheet.wrap("Bollettino Postale pagabile in tutti gli Uffici Postali e sui canali fisici o digitali "
                + "abilitati di Poste Italiane e dell'Ente Creditore", Style.text(8), SENTENCE_WIDTH));
    }

    private static void account(Sheet sheet, PaymentRequest request, PostalAccount account) {
        sheet.repeat(MIDDLE, TOP + 68.5f, Sheet.wrap("€", Style.bold(16), 20));
        sheet.text("P", 206, TOP + 67.5f, Style.text(10), "sul C/C n.");
        sheet.text("P", VALUES, TOP + 67.5f, Style.codeBold(12), account.number());
        var amount = ItalianText.amount(request.amount());
        float before = RIGHT - Sheet.width(amount, Style.codeBold(12)) - Sheet.width("Euro", Style.text(10)) - 6;
        sheet.text("P", Math.min(461, before), TOP + 67.5f, Style.text(10), "Euro");
        sheet.textRight("P", RIGHT, TOP + 67.5f, Style.codeBold(12), amount);
        labelled(sheet, TOP + 99, "Intestato a", account.holder(), 1);
        labelled(sheet, TOP + 117.7f, "Destinatario", first(request.debtor().fullName(), NAME), 1);
        labelled(sheet, TOP + 134.7f, "Oggetto pagamento", first(request.description(), SUBJECT), 2);
    }

    private static void labelled(Sheet sheet, float y, String label, String value, int lines) {
        sheet.text("P", MIDDLE, y, Style.text(8), label);
        sheet.block("P", VALUES, y, Sheet.fit(value, Style.bold(8), VALUES_WIDTH, lines));
    }

    private static void codes(Sheet sheet, PaymentRequest request, PostalAccount account) {
        coded(sheet, MIDDLE, "Codice Avviso", request.noticeCode().grouped());
        coded(sheet, 329, "Tipo", "P1");
        coded(sheet, 367, "Cod. Fiscale Ente Creditore", request.creditorFiscalCode());
        sheet.modules(RIGHT - CODE_SIDE, TOP + 98, CODE_SIDE, DataMatrix.modules(DataMatrix.content(request, account)),
                "Codice Data Matrix per pagare il bollettino alla posta. Contiene i dati scritti accanto e il codice fiscale del destinatario.");
    }

    private static void coded(Sheet sheet, float x, String label, String value) {
        sheet.text("P", x, TOP + 156.8f, Style.text(8), label);
        sheet.text("P", x, TOP + 167.6f, Style.codeBold(10), value);
    }

    /** As big as fits, against the left end; halfway up its place. */
    private static void mark(Sheet sheet, float x, float y, float width, float height, float baseLine, Optional<Prepared> picture, String name) {
        if (picture.isEmpty()) {
            sheet.text("P", x, baseLine, Style.bold(10), name);
            return;
        }
        sheet.picture(x, y, width, height, picture.get(), "Logo di " + name);
    }

    private static String first(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters ? text : text.substring(0, text.offsetByCodePoints(0, characters)).strip();
    }
}

package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.workers.ItalianText;
import java.util.Optional;
import java.util.function.Consumer;

/** A titled table of labels and values, one row below the other; a long value takes as many lines as it needs. */
final class Rows {

    static final float LEFT = 28;
    static final float VALUES = 215;
    static final float RIGHT = 566;
    private static final float BAR = 20;
    private static final float GAP = 4;

    private final Sheet sheet;
    private float y;

    private Rows(Sheet sheet, float y) {
        this.sheet = sheet;
        this.y = y;
    }

    /** Draws the table from {@code y} downwards; returns where the next one may begin. */
    static float section(Sheet sheet, float y, String title, Consumer<Rows> content) {
        sheet.area(0, y, Sheet.A4.getWidth(), BAR, Style.BAR);
        sheet.text("H2", LEFT, y + 13.7f, Style.bold(10), title);
        var rows = new Rows(sheet, y + BAR + 16);
        sheet.group("Table", () -> content.accept(rows));
        return rows.y + 6;
    }

    void text(String label, String value) {
        row(label, value, Style.bold(9));
    }

    void code(String label, String value) {
        row(label, value, Style.codeBold(9));
    }

    void creditor(Creditor creditor, Optional<Office> office) {
        text("Ente Creditore", creditor.name());
        code("Codice fiscale Ente Creditore", creditor.fiscalCode());
        office.ifPresent(known -> text("Ufficio", known.name()));
    }

    void debtor(Debtor debtor) {
        text("Debitore", debtor.fullName());
        if (debtor.taxId().isItalian()) {
            code("Codice fiscale o partita IVA", debtor.taxId().number());
        } else {
            code("Identificativo fiscale estero", ItalianText.foreign(debtor.taxId()));
        }
    }

    private void row(String label, String value, Style style) {
        sheet.group("TR", () -> {
            sheet.text("TH", LEFT, y, Style.text(9), label);
            y = sheet.block("TD", VALUES, y, sheet.wrap(value, style, RIGHT - VALUES)) + GAP;
        });
    }
}

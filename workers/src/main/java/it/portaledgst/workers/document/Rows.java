package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.catalogue.Choice;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.workers.ItalianText;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A titled table of labels and values, one row below the other; a long value takes as many lines as it needs. */
final class Rows {

    static final float LEFT = 28;
    static final float VALUES = 215;
    static final float RIGHT = 566;
    private static final float BAR = 20;
    private static final float GAP = 2.5f;
    private static final float TOP = 60;
    private static final float BOTTOM = 806;
    /** A title with one row below it. */
    private static final float SHORTEST = 50;

    private final Sheet sheet;
    private float y;

    private Rows(Sheet sheet, float y) {
        this.sheet = sheet;
        this.y = y;
    }

    /** Draws the table from {@code y} downwards; returns where the next one may begin. */
    static float section(Sheet sheet, float y, String title, Consumer<Rows> content) {
        float top = room(sheet, y, SHORTEST);
        sheet.area(0, top, Sheet.A4.getWidth(), BAR, Style.BAR);
        sheet.text("H2", LEFT, top + 13.7f, Style.bold(10), title);
        var rows = new Rows(sheet, top + BAR + 16);
        sheet.group("Table", () -> content.accept(rows));
        return rows.y + 6;
    }

    /** Where something of that height may begin: at {@code y}, or at the top of a new page when it does not fit. */
    static float room(Sheet sheet, float y, float height) {
        if (y + height <= BOTTOM) {
            return y;
        }
        sheet.turn();
        return TOP;
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

    /** What the request is about, with the labels it was filled in with. */
    void fields(ServiceEntry service, Map<String, String> values) {
        for (var field : service.fields()) {
            var value = value(field, values);
            if (!value.isBlank()) {
                text(field.label(), value);
            }
        }
    }

    /** As people read it; blank when nothing was given. */
    static String value(ServiceField field, Map<String, String> values) {
        var value = values.getOrDefault(field.name(), "");
        if (value.isBlank()) {
            return "";
        }
        return switch (field.type()) {
            case CHOICE -> field.choice(value).map(Choice::label).orElse(value);
            case DATE -> ItalianText.day(LocalDate.parse(value));
            case TEXT, LONG_TEXT, YEAR, NUMBER, PROVINCE -> value;
        };
    }

    private void row(String label, String value, Style style) {
        var name = Sheet.wrap(label, Style.text(9), VALUES - LEFT - GAP);
        var content = Sheet.wrap(value, style, RIGHT - VALUES);
        y = room(sheet, y, Math.max(name.height(), content.height()));
        sheet.group("TR", () -> y = Math.max(sheet.block("TH", LEFT, y, name), sheet.block("TD", VALUES, y, content)) + GAP);
    }
}

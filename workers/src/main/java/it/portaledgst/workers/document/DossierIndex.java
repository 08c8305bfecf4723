package it.portaledgst.workers.document;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.dossier.DossierOrder;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.dossier.Paper;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.workers.ItalianText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is in a dossier, for people and archives: the choice that was made, and a table with one row for each request. */
@Component
public class DossierIndex {

    /** @param papers those of the request that are in the dossier */
    public record Entry(PaymentRequest request, List<Paper> papers) {
    }

    private record Column(String title, float x, float width) {
    }

    private static final Column CODE = new Column("Codice avviso", Rows.LEFT, 94);
    private static final Column CREATED = new Column("Creata il", 126, 46);
    private static final Column DEBTOR = new Column("Debitore", 176, 116);
    private static final Column DESCRIPTION = new Column("Causale", 296, 128);
    private static final Column AMOUNT = new Column("Euro", 428, 46);
    private static final Column STATE = new Column("Stato e documenti", 482, Rows.RIGHT - 482);
    private static final List<Column> COLUMNS = List.of(CODE, CREATED, DEBTOR, DESCRIPTION, AMOUNT, STATE);
    private static final Style HEAD = Style.bold(7);
    private static final Style WORDS = Style.text(7);
    private static final Style DIGITS = Style.code(7);
    private static final float BAR = 20;
    private static final float GAP = 4;
    private static final float FOOT = 818;
    private static final Map<Paper.Kind, String> ONE = Map.of(Paper.Kind.NOTICE, "avviso", Paper.Kind.RECEIPT, "ricevuta",
            Paper.Kind.ORIGINAL_RECEIPT, "originale", Paper.Kind.NEGATIVE_OUTCOME, "esito negativo");

    private static final String WHERE = "I documenti sono in una cartella per anno; il loro nome inizia con il giorno in cui la "
            + "richiesta è stata creata e con il codice avviso. ";
    private static final String OWN = "Un avviso si può pagare solo finché la richiesta è nello stato «Da pagare»: "
            + "lo stato qui indicato è quello della data sopra.";
    private static final String COMPANY = "L'elenco comprende ciò di cui la società è il soggetto debitore e che risulta pagato nel periodo, "
            + "chiunque l'abbia creato o pagato.";

    /** @param entries in the order of the dossier */
    public byte[] produce(DossierOrder order, List<Entry> entries) {
        boolean company = order.selection().forACompany();
        var title = (company ? "Estratto per società del " : "Indice del dossier del ") + ItalianText.day(day(order.askedAt()));
        var what = company ? "Pagamenti eseguiti per la società e loro ricevute" : "Richieste di pagamento e loro documenti";
        try (var sheet = new Sheet(title, what, "Portale Pagamenti DGST", order.askedAt(), order.id())) {
            sheet.text("H1", Rows.LEFT, 39.2f, Style.bold(10), company ? "ESTRATTO PER SOCIETÀ" : "INDICE DEL DOSSIER");
            float y = sheet.block("P", Rows.LEFT, 84, sheet.wrap(what, Style.bold(16), Rows.RIGHT - Rows.LEFT));
            y = Rows.section(sheet, y + 12, "CONTENUTO", rows -> content(rows, order, entries));
            y = sheet.block("P", Rows.LEFT, y + 8, sheet.wrap(WHERE + (company ? COMPANY : OWN)
                    + " Lo stesso elenco, per un foglio di calcolo, è nel file indice.csv.", Style.text(8), Rows.RIGHT - Rows.LEFT));
            new Table(sheet, y + 4).draw(entries);
            return sheet.finish();
        }
    }

    private static void content(Rows rows, DossierOrder order, List<Entry> entries) {
        var selection = order.selection();
        rows.code("Richieste", String.valueOf(entries.size()));
        if (selection.debtor() != null) {
            rows.debtor(entries.getLast().request().debtor());
        }
        if (selection.reference() != null) {
            rows.text("Riferimento", selection.reference().value());
        }
        if (selection.forACompany()) {
            rows.text("Pagati", "dal " + ItalianText.day(selection.paid().from()) + " al " + ItalianText.day(selection.paid().to()));
        } else {
            rows.text("Anni di creazione", years(selection));
        }
        rows.code("Totale pagato (Euro)", ItalianText.amount(entries.stream().map(Entry::request)
                .filter(request -> request.state() == PaymentState.PAID).map(PaymentRequest::amount).reduce(BigDecimal.ZERO, BigDecimal::add)));
        rows.code("Situazione al", ItalianText.moment(order.askedAt()));
        rows.code("Identificativo del dossier", order.id().toString());
    }

    private static String years(DossierSelection selection) {
        if (selection.firstYear() == null && selection.lastYear() == null) {
            return "tutti";
        }
        return selection.firstYear() == null ? "fino al " + selection.lastYear()
                : selection.lastYear() == null ? "dal " + selection.firstYear()
                : selection.firstYear().equals(selection.lastYear()) ? selection.firstYear().toString()
                : "dal " + selection.firstYear() + " al " + selection.lastYear();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, PaymentTerms.ROME);
    }

    /** One table over as many pages as it takes. Its head is said once and seen on each. */
    private static final class Table {

        private final Sheet sheet;
        private float y;
        private int page = 1;

        Table(Sheet sheet, float y) {
            this.sheet = sheet;
            this.y = y;
        }

        void draw(List<Entry> entries) {
            sheet.area(0, y, Sheet.A4.getWidth(), BAR, Style.BAR);
            sheet.text("H2", Rows.LEFT, y + 13.7f, Style.bold(10), "RICHIESTE");
            y += BAR + 14;
            number();
            sheet.group("Table", () -> {
                sheet.group("TR", () -> COLUMNS.forEach(column -> {
                    if (column == AMOUNT) {
                        sheet.textRight(Structure.COLUMN_HEADER, column.x + column.width, y, HEAD, column.title);
                    } else {
                        sheet.text(Structure.COLUMN_HEADER, column.x, y, HEAD, column.title);
                    }
                }));
                y += 12;
                entries.forEach(this::row);
            });
        }

        private void row(Entry entry) {
            var request = entry.request();
            var debtor = request.debtor();
            var code = wrap(CODE, request.noticeCode().grouped(), DIGITS);
            var created = wrap(CREATED, ItalianText.day(day(request.createdAt())), DIGITS);
            var name = wrap(DEBTOR, debtor.fullName() + " " + (debtor.taxId().isItalian() ? debtor.taxId().number() : ItalianText.foreign(debtor.taxId())), WORDS);
            var description = wrap(DESCRIPTION, request.description(), WORDS);
            var state = wrap(STATE, state(request) + ": " + papers(entry.papers()), WORDS);
            float height = List.of(code, created, name, description, state).stream().map(Sheet.Block::height).max(Float::compare).orElseThrow();
            if (Rows.room(sheet, y, height) != y) {
                turned();
            }
            sheet.group("TR", () -> {
                sheet.block("TH", CODE.x, y, code);
                sheet.block("TD", CREATED.x, y, created);
                sheet.block("TD", DEBTOR.x, y, name);
                sheet.block("TD", DESCRIPTION.x, y, description);
                sheet.textRight("TD", AMOUNT.x + AMOUNT.width, y, DIGITS, ItalianText.amount(request.amount()));
                sheet.block("TD", STATE.x, y, state);
            });
            y += height + GAP;
        }

        private void turned() {
            y = 39.2f;
            page++;
            number();
            COLUMNS.forEach(column -> {
                var head = wrap(column, column.title, HEAD);
                sheet.repeat(column == AMOUNT ? column.x + column.width - sheet.width(column.title, HEAD) : column.x, y, head);
            });
            y += 12;
        }

        private void number() {
            sheet.repeat(Rows.LEFT, FOOT, sheet.wrap("Pagina " + page, WORDS, Rows.RIGHT));
        }

        private Sheet.Block wrap(Column column, String text, Style style) {
            return sheet.wrap(text, style, column.width);
        }
    }

    private static String state(PaymentRequest request) {
        return request.paidAt() == null ? request.state().label() : request.state().label() + " il " + ItalianText.day(day(request.paidAt()));
    }

    private static String papers(List<Paper> papers) {
        var words = new ArrayList<String>();
        for (var kind : Paper.Kind.values()) {
            long many = papers.stream().filter(paper -> paper.kind() == kind).count();
            if (many > 0) {
                words.add(many == 1 ? ONE.get(kind) : many + " esiti negativi");
            }
        }
        return words.isEmpty() ? "nessun documento" : String.join(", ", words);
    }
}

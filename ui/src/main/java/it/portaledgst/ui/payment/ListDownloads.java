package it.portaledgst.ui.payment;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.server.WrappedSession;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import it.portaledgst.domain.file.CsvFile;
import it.portaledgst.domain.file.RowFile;
import it.portaledgst.ui.export.OdsFile;
import it.portaledgst.ui.export.XlsxFile;
import it.portaledgst.ui.kit.Dates;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The list as a file, with the filters and the order of the page. It is read and sent a page at a time, so however long
 * it is the server holds little of it, and a connection to the database only while it reads.
 */
@RestController
class ListDownloads {

    /** In rows; a file that had to leave out some says so in its name, and the page says so beside the link. */
    static final int LIMIT = 10_000;

    private static final int PAGE = 200;
    /** Names the text searched for, which itself is never in an address. */
    private static final String SEARCH = "ricerca";

    private final PaymentRequests payments;
    private final SignedIn person;
    private final MessageSource texts;
    private final Clock clock;

    ListDownloads(PaymentRequests payments, SignedIn person, MessageSource texts, Clock clock) {
        this.payments = payments;
        this.person = person;
        this.texts = texts;
        this.clock = clock;
    }

    private enum Column {
        CODE("payments.column.code", 22), DEBTOR("payments.column.debtor", 30), TAX_CODE("form.tax-code", 18),
        SERVICE("payments.column.service", 40), SERVICE_CODE("payments.export.service-code", 20),
        DESCRIPTION("payments.export.description", 40), AMOUNT("payments.export.amount", 15), STATE("payments.column.state", 12),
        CREATED("payments.export.created", 12), DUE("payments.column.due", 12), PAID("payments.export.paid", 12);

        private final String title;
        private final int width;

        Column(String title, int width) {
            this.title = title;
            this.width = width;
        }

        private static List<Integer> widths() {
            return Arrays.stream(values()).map(column -> column.width).toList();
        }
    }

    static String address(String type, ListAddress list, WrappedSession session) {
        var query = new LinkedHashMap<>(list.query());
        if (list.filter().text() != null) {
            query.put(SEARCH, KeptSearches.keep(session, list.filter().text()));
        }
        var address = UriComponentsBuilder.fromPath("pagamenti/elenco." + type);
        query.forEach(address::queryParam);
        return address.encode().build().toUriString();
    }

    @GetMapping("/pagamenti/elenco.csv")
    void csv(@RequestParam Map<String, String> query, HttpSession session, HttpServletResponse response, Locale language) throws IOException {
        var wanted = wanted(query, session);
        write(wanted, new CsvFile(answer(wanted, response, "csv", Attachment.CSV)), language);
    }

    @GetMapping("/pagamenti/elenco.xlsx")
    void xlsx(@RequestParam Map<String, String> query, HttpSession session, HttpServletResponse response, Locale language) throws IOException {
        var wanted = wanted(query, session);
        var out = answer(wanted, response, "xlsx", Attachment.XLSX);
        write(wanted, new XlsxFile(out, text("payments.export.sheet", language), Column.widths()), language);
    }

    @GetMapping("/pagamenti/elenco.ods")
    void ods(@RequestParam Map<String, String> query, HttpSession session, HttpServletResponse response, Locale language) throws IOException {
        var wanted = wanted(query, session);
        var out = answer(wanted, response, "ods", Attachment.ODS);
        write(wanted, new OdsFile(out, text("payments.export.sheet", language), Column.widths()), language);
    }

    private OutputStream answer(ListAddress wanted, HttpServletResponse response, String type, String contentType) throws IOException {
        boolean cut = payments.count(person.citizen(), wanted.filter()) > LIMIT;
        return Attachment.open(response, contentType,
                "elenco-pagamenti-" + Dates.today(clock) + (cut ? "-primi-" + LIMIT : "") + "." + type);
    }

    private void write(ListAddress wanted, RowFile file, Locale language) throws IOException {
        Citizen citizen = person.citizen();
        file.row(Arrays.stream(Column.values()).map(column -> text(column.title, language)).toList());
        int written = 0;
        PaymentRequest last = null;
        List<PaymentRequest> rows;
        do {
            rows = payments.next(citizen, wanted.filter(), wanted.order(), last, Math.min(PAGE, LIMIT - written));
            for (PaymentRequest request : rows) {
                file.row(Arrays.stream(Column.values()).map(column -> cell(column, request, language)).toList());
                last = request;
            }
            written += rows.size();
        } while (rows.size() == PAGE && written < LIMIT);
        file.end();
    }

    /** A session that has forgotten what was searched for must not give out everything. */
    private static ListAddress wanted(Map<String, String> query, HttpSession session) {
        String search = query.get(SEARCH);
        String text = search == null ? null : KeptSearches.find(session, search)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ListAddress.of(name -> Optional.ofNullable(query.get(name)), text);
    }

    private Object cell(Column column, PaymentRequest request, Locale language) {
        return switch (column) {
            case CODE -> request.noticeCode();
            case DEBTOR -> request.debtor().fullName();
            case TAX_CODE -> request.debtor().taxId().number();
            case SERVICE -> request.serviceTitle();
            case SERVICE_CODE -> request.serviceCode();
            case DESCRIPTION -> request.description();
            case AMOUNT -> request.amount();
            case STATE -> text("state." + request.state().name(), language);
            case CREATED -> Dates.day(request.createdAt());
            case DUE -> request.dueDate();
            case PAID -> request.paidAt() == null ? null : Dates.day(request.paidAt());
        };
    }

    private String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }
}

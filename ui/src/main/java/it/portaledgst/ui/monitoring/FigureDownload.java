package it.portaledgst.ui.monitoring;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.file.CsvFile;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.monitoring.Days;
import it.portaledgst.domain.monitoring.Figures;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import it.portaledgst.ui.kit.Dates;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Each table of figures as a file. Times are in seconds, so that a spreadsheet can reckon with them. */
@RestController
class FigureDownload {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(Dates.ROME);

    private final Figures figures;
    private final ProcessMonitor monitor;
    private final Offices offices;
    private final SignedIn person;
    private final MessageSource texts;

    FigureDownload(Figures figures, ProcessMonitor monitor, Offices offices, SignedIn person, MessageSource texts) {
        this.figures = figures;
        this.monitor = monitor;
        this.offices = offices;
        this.person = person;
        this.texts = texts;
    }

    static String sheet(Sheet sheet, Days days) {
        return "monitoraggio/" + sheet.fileName + ".csv?dal=" + days.first() + "&al=" + days.last();
    }

    static String elements(String processId) {
        return "monitoraggio/passi/" + processId + ".csv";
    }

    @GetMapping("/monitoraggio/{name}.csv")
    void sheet(@PathVariable String name, @RequestParam("dal") String first, @RequestParam("al") String last, HttpServletResponse response,
               Locale language) throws IOException {
        var reader = reader();
        var sheet = Arrays.stream(Sheet.values()).filter(each -> each.fileName.equals(name)).findFirst().orElseThrow(FigureDownload::notFound);
        Days days;
        try {
            days = new Days(LocalDate.parse(first), LocalDate.parse(last));
        } catch (DateTimeParseException | RejectedException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var rows = sheet.rows(new Sheet.Source(figures, offices, reader, days, texts, language));
        write(response, sheet.fileName + "-" + first + "-" + last, sheet.columns, rows, language);
    }

    @GetMapping("/monitoraggio/passi/{processId}.csv")
    void elements(@PathVariable String processId, HttpServletResponse response, Locale language) throws IOException {
        var process = monitor.processes(reader()).stream().filter(each -> each.processId().equals(processId)).findFirst()
                .orElseThrow(FigureDownload::notFound);
        List<List<Object>> rows = process.elements().stream().map(element -> List.<Object>of(element.elementId(), element.label(),
                element.completed(), element.active(), element.incidents(), element.canceled())).toList();
        write(response, "passi-" + processId, List.of("element-id", "element", "completed", "active", "incidents", "canceled"), rows, language);
    }

    private Staff reader() {
        var reader = person.staff();
        if (!ProcessMonitor.openTo(reader)) {
            throw notFound();
        }
        return reader;
    }

    private void write(HttpServletResponse response, String name, List<String> columns, List<List<Object>> rows, Locale language) throws IOException {
        var file = new CsvFile(Attachment.open(response, Attachment.CSV, name + ".csv"));
        file.row(columns.stream().map(column -> texts.getMessage("monitoring.column." + column, null, language)
                + (column.equals("median") || column.equals("p95") ? " " + texts.getMessage("monitoring.in-seconds", null, language) : "")).toList());
        for (var row : rows) {
            file.row(row.stream().map(FigureDownload::cell).toList());
        }
        file.end();
    }

    private static Object cell(Object value) {
        return switch (value) {
            case Sheet.Sum sum -> sum.euro();
            case Sheet.Percent percent -> percent.value();
            case Duration time -> BigDecimal.valueOf(time.toMillis()).divide(BigDecimal.valueOf(1000), 1, RoundingMode.HALF_UP);
            case Instant moment -> MOMENT.format(moment);
            default -> value;
        };
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

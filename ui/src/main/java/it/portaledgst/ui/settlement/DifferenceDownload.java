package it.portaledgst.ui.settlement;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.settlement.Difference;
import it.portaledgst.domain.settlement.Settlements;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import it.portaledgst.domain.file.CsvFile;
import it.portaledgst.ui.kit.Dates;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** All differences there ever were as a file, those that are over, too; read and sent a page at a time. */
@RestController
class DifferenceDownload {

    private static final int PAGE = 500;
    private static final List<String> COLUMNS = List.of("code", "kind", "iuv", "iur", "outcome", "reported", "known", "psp", "fdr",
            "found", "resolved", "closed", "closed-by", "reason");

    private final Settlements settlements;
    private final SignedIn person;
    private final MessageSource texts;
    private final Clock clock;

    DifferenceDownload(Settlements settlements, SignedIn person, MessageSource texts, Clock clock) {
        this.settlements = settlements;
        this.person = person;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/rendicontazioni/differenze.csv")
    void csv(HttpServletResponse response, Locale language) throws IOException {
        Staff reader = person.staff();
        if (!Settlements.openTo(reader)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var file = new CsvFile(Attachment.open(response, Attachment.CSV, "differenze-rendicontazioni-" + Dates.today(clock) + ".csv"));
        file.row(COLUMNS.stream().map(column -> text("settlements.file." + column, language)).toList());
        List<Difference> page = settlements.all(reader, null, PAGE);
        while (!page.isEmpty()) {
            for (Difference difference : page) {
                file.row(row(difference, language));
            }
            page = page.size() < PAGE ? List.of() : settlements.all(reader, page.getLast(), PAGE);
        }
        file.end();
    }

    private List<?> row(Difference difference, Locale language) {
        return Arrays.asList(DifferenceTable.name(difference), text("settlements.kind." + difference.kind(), language), group(difference.iuv()),
                difference.iur(), difference.outcome() == null ? null : difference.outcome().code(), difference.reportedAmount(),
                difference.knownAmount(), difference.pspId(), difference.fdr(), day(difference.foundAt()), day(difference.resolvedAt()),
                day(difference.closedAt()), difference.closedBy(), difference.reason());
    }

    /** As one number a spreadsheet would round it. */
    private static String group(String iuv) {
        return iuv == null ? null : iuv.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static Object day(Instant moment) {
        return moment == null ? null : Dates.day(moment);
    }

    private String text(String key, Locale language) {
        return texts.getMessage(key, null, language);
    }
}

package it.portaledgst.sandbox.world.pagopa;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a creditor reads the settlement reports (FdR) that were published for it. */
@RestController
@RequestMapping("/fdr-org/service/v1/organizations/{creditor}/fdrs")
class ReportsApi {

    private static final String REPORT = "/{fdr}/revisions/{revision}/psps/{psp}";

    private final Reports reports;
    private final PagopaSettings settings;

    ReportsApi(Reports reports, PagopaSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @GetMapping
    ResponseEntity<Object> list(@PathVariable String creditor, @RequestParam(required = false) Instant publishedGt,
                                @RequestParam(required = false) String pspId, @RequestParam(defaultValue = "1") int page,
                                @RequestParam(defaultValue = "1000") int size) {
        reports.produceFinishedDays();
        List<Report> found = reports.publishedTo(creditor, publishedGt).stream()
                .filter(report -> pspId == null || report.channel().pspId().equals(pspId)).toList();
        return page(found, page, size, report -> Map.of("fdr", report.fdr(), "pspId", report.channel().pspId(),
                "revision", report.revision(), "published", report.publishedAt(), "flowDate", report.publishedAt()));
    }

    @GetMapping(REPORT)
    ResponseEntity<Object> one(@PathVariable String creditor, @PathVariable String fdr, @PathVariable long revision, @PathVariable String psp) {
        return reports.find(creditor, fdr, revision, psp).map(report -> ResponseEntity.ok((Object) told(report))).orElseGet(ReportsApi::notFound);
    }

    @GetMapping(REPORT + "/payments")
    ResponseEntity<Object> payments(@PathVariable String creditor, @PathVariable String fdr, @PathVariable long revision,
                                    @PathVariable String psp, @RequestParam(defaultValue = "1") int page,
                                    @RequestParam(defaultValue = "1000") int size) {
        return reports.find(creditor, fdr, revision, psp).map(report -> page(IntStream.range(0, report.lines().size()).boxed().toList(),
                page, size, index -> told(index + 1, report.lines().get(index)))).orElseGet(ReportsApi::notFound);
    }

    private Map<String, Object> told(Report report) {
        Channel psp = report.channel();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", "PUBLISHED");
        told.put("revision", report.revision());
        told.put("created", report.publishedAt());
        told.put("updated", report.publishedAt());
        told.put("fdr", report.fdr());
        told.put("fdrDate", report.publishedAt());
        told.put("regulation", "SEPA - Bonifico " + report.id());
        told.put("regulationDate", LocalDate.ofInstant(report.publishedAt(), Node.ROME));
        told.put("sender", Map.of("type", "BIC_CODE", "id", psp.pspId(), "pspId", psp.pspId(), "pspName", psp.pspName(),
                "pspBrokerId", psp.pspFiscalCode(), "channelId", psp.pspFiscalCode() + "_01"));
        told.put("receiver", Map.of("id", report.creditor(), "organizationId", report.creditor(),
                "organizationName", settings.nameOf(report.creditor())));
        told.put("published", report.publishedAt());
        told.put("computedTotPayments", report.lines().size());
        told.put("computedSumPayments", report.total());
        told.put("totPayments", report.lines().size());
        told.put("sumPayments", report.total());
        return told;
    }

    private static Map<String, Object> told(int index, Report.Line line) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("index", index);
        told.put("iuv", line.iuv());
        told.put("iur", line.iur());
        told.put("idTransfer", line.idTransfer());
        told.put("pay", line.amount());
        told.put("payStatus", line.status());
        told.put("payDate", line.paidAt());
        return told;
    }

    private static <T> ResponseEntity<Object> page(List<T> all, int page, int size, Function<T, Map<String, Object>> told) {
        if (page < 1 || size < 1 || size > 1000) {
            return error(HttpStatus.BAD_REQUEST, "FDR-0400", "page starts from 1, size is 1 to 1000");
        }
        List<Map<String, Object>> data = all.stream().skip((long) (page - 1) * size).limit(size).map(told).toList();
        return ResponseEntity.ok(Map.of("metadata", Map.of("pageSize", size, "pageNumber", page,
                "totPage", Math.max(1, (all.size() + size - 1) / size)), "count", data.size(), "data", data));
    }

    private static ResponseEntity<Object> notFound() {
        return error(HttpStatus.NOT_FOUND, "FDR-0701", "There is no such flow");
    }

    private static ResponseEntity<Object> error(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status).body(Map.of("httpStatusCode", status.value(), "httpStatusDescription", status.getReasonPhrase(),
                "appErrorCode", code, "errors", List.of(Map.of("message", message))));
    }
}

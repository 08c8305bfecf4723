package it.portaledgst.sandbox.world.pagopa;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Settlement reports as whoever runs the stand-in, or a test, makes them. */
@Controller
class ReportDesk {

    private final Reports reports;

    ReportDesk(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/flussi")
    String page(Model model) {
        model.addAttribute("title", "Flussi di rendicontazione");
        List<Map<String, Object>> rows = reports.all().stream().map(report -> {
            Map<String, Object> row = told(report);
            row.put("publishedAt", Shown.moment(report.publishedAt()));
            row.put("total", Shown.euro(report.total()));
            return row;
        }).toList();
        if (!rows.isEmpty()) {
            model.addAttribute("table", Map.of("rows", rows));
        }
        return "pagopa/reports";
    }

    @PostMapping("/flussi")
    String produceAndShow() {
        reports.produceNow();
        return "redirect:/flussi";
    }

    @PostMapping("/flussi/{id}/rivedi")
    String reviseAndShow(@PathVariable long id) {
        revise(id);
        return "redirect:/flussi";
    }

    @PostMapping("/control/reports")
    @ResponseBody
    List<Map<String, Object>> produce() {
        reports.produceNow();
        return list();
    }

    /** Newest first. */
    @GetMapping("/control/reports")
    @ResponseBody
    List<Map<String, Object>> list() {
        return reports.all().stream().map(ReportDesk::told).toList();
    }

    @PostMapping("/control/reports/{id}/revise")
    @ResponseBody
    List<Map<String, Object>> revise(@PathVariable long id) {
        if (!reports.revise(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return list();
    }

    private static Map<String, Object> told(Report report) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", report.id());
        told.put("creditor", report.creditor());
        told.put("fdr", report.fdr());
        told.put("psp", report.channel().pspName());
        told.put("revision", report.revision());
        told.put("publishedAt", report.publishedAt().toString());
        told.put("payments", report.lines().size());
        told.put("total", report.total().toPlainString());
        return told;
    }
}

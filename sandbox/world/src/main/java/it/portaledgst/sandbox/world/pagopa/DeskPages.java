package it.portaledgst.sandbox.world.pagopa;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What whoever runs the stand-in looks at: receipts, positions, faults. */
@Controller
class DeskPages {

    private static final int ROWS = 200;

    private final Receipts receipts;
    private final ReceiptDelivery delivery;
    private final Positions positions;
    private final Faults faults;

    DeskPages(Receipts receipts, ReceiptDelivery delivery, Positions positions, Faults faults) {
        this.receipts = receipts;
        this.delivery = delivery;
        this.positions = positions;
        this.faults = faults;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("title", "Simulatore pagoPA");
        return "pagopa/home";
    }

    @GetMapping("/ricevute")
    String receipts(Model model) {
        model.addAttribute("title", "Ricevute");
        rows(model, receipts.latest(ROWS).stream().map(DeskPages::row).toList());
        return "pagopa/receipts";
    }

    private static void rows(Model model, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            model.addAttribute("table", Map.of("rows", rows));
        }
    }

    private static Map<String, Object> row(Receipt receipt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", receipt.id());
        row.put("paidAt", Shown.moment(receipt.paidAt()));
        row.put("grouped", receipt.notice().grouped());
        row.put("creditor", receipt.notice().creditor());
        row.put("amount", Shown.euro(receipt.amount()));
        row.put("channel", receipt.channel().label());
        row.put("standIn", receipt.standIn());
        row.put("state", receipt.state().label());
        row.put("attempts", receipt.attempts());
        row.put("answer", receipt.lastAnswer() == null ? "" : receipt.lastAnswer());
        row.put("next", receipt.state() == Receipt.State.TO_SEND ? Shown.moment(receipt.nextAt()) : "");
        return row;
    }

    @PostMapping("/ricevute/{id}/invia")
    String sendAgain(@PathVariable long id) {
        if (!receipts.sendAgain(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        delivery.wake();
        return "redirect:/ricevute";
    }

    @GetMapping("/posizioni")
    String positions(Model model) {
        model.addAttribute("title", "Posizioni in archivio (ACA)");
        rows(model, positions.latest(ROWS).stream().map(entry -> {
            Position position = entry.position();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("grouped", position.notice().grouped());
            row.put("creditor", position.paFiscalCode());
            row.put("amount", Shown.euro(position.euro()));
            row.put("description", position.description());
            row.put("due", Shown.date(position.dueDate()));
            row.put("state", receipts.paid(position.notice()) ? "Pagata" : position.closed() ? "Chiusa" : "Aperta");
            row.put("payStandIn", position.payStandIn() ? "sì" : "no");
            row.put("updatedAt", Shown.moment(entry.updatedAt()));
            return row;
        }).toList());
        return "pagopa/positions";
    }

    @GetMapping("/guasti")
    String faults(Model model) {
        model.addAttribute("title", "Guasti a comando");
        model.addAttribute("kinds", Arrays.stream(Faults.Kind.values())
                .map(kind -> Map.of("slug", kind.slug(), "meaning", kind.meaning(), "cents", kind.cents())).toList());
        rows(model, faults.planned().stream().map(fault -> Map.<String, Object>of("slug", fault.kind().slug(),
                "meaning", fault.kind().meaning(), "count", fault.count(), "delay", fault.delay().toSeconds(),
                "noticeCode", fault.noticeCode() == null ? "tutti" : fault.noticeCode())).toList());
        return "pagopa/faults";
    }

    @PostMapping("/guasti")
    String plan(@RequestParam String kind, @RequestParam(defaultValue = "1") int count,
                @RequestParam(defaultValue = "60") int delaySeconds) {
        Faults.Kind chosen = Faults.Kind.of(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (count < 1 || count > 1000 || delaySeconds < 0) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        faults.plan(new Faults.Planned(chosen, count, Duration.ofSeconds(delaySeconds), null));
        return "redirect:/guasti";
    }

    @PostMapping("/guasti/annulla")
    String clear() {
        faults.clear();
        return "redirect:/guasti";
    }
}

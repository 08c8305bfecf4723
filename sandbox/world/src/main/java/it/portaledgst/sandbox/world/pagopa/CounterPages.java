package it.portaledgst.sandbox.world.pagopa;

import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Paying a printed notice in cash, at a counter. */
@Controller
class CounterPages {

    private final Node node;
    private final Payments payments;
    private final PagopaSettings settings;

    CounterPages(Node node, Payments payments, PagopaSettings settings) {
        this.node = node;
        this.payments = payments;
        this.settings = settings;
    }

    @GetMapping("/sportello")
    String page(@RequestParam(required = false) String creditor, @RequestParam(required = false) String code, Model model) {
        return typed(creditor, code, model);
    }

    private String typed(String creditor, String code, Model model) {
        model.addAttribute("title", "Sportello");
        model.addAttribute("creditor", creditor == null ? settings.creditor() : creditor);
        model.addAttribute("code", code == null ? "" : code);
        return "pagopa/counter";
    }

    @PostMapping("/sportello/verifica")
    String verify(@RequestParam String creditor, @RequestParam String code, Model model) {
        typed(creditor, code, model);
        notice(creditor, code, model).ifPresent(notice -> {
            try {
                model.addAttribute("offer", Shown.offer(node.verify(notice)));
            } catch (NotPayable e) {
                model.addAttribute("problem", Shown.problem(e));
            }
        });
        return "pagopa/counter";
    }

    @PostMapping("/sportello/paga")
    String pay(@RequestParam String creditor, @RequestParam String code, Model model) {
        typed(creditor, code, model);
        notice(creditor, code, model).ifPresent(notice -> {
            try {
                Receipt receipt = payments.pay(notice, Channel.COUNTER);
                model.addAttribute("paid", Map.of("amount", Shown.euro(receipt.amount()), "token", receipt.receiptId(),
                        "grouped", notice.grouped(), "standIn", receipt.standIn()));
            } catch (NotPayable e) {
                model.addAttribute("problem", Shown.problem(e));
            }
        });
        return "pagopa/counter";
    }

    private static Optional<Notice> notice(String creditor, String code, Model model) {
        Optional<Notice> notice = Notice.parse(creditor, code);
        if (notice.isEmpty()) {
            model.addAttribute("mistyped", true);
        }
        return notice;
    }
}

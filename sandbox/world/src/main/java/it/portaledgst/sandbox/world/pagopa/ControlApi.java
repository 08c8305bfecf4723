package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The stand-in's own interface, for tests: pagoPA has nothing like it. */
@RestController
@RequestMapping("/control")
class ControlApi {

    /** @param next the fault's name as in {@link Faults.Kind#slug()} */
    record FaultRequest(String next, Integer count, Integer delaySeconds, String noticeCode) {
    }

    /**
     * @param creditor absent takes the preset one
     * @param channel  counter (default), app or checkout
     * @param force    takes the money without asking the creditor
     * @param amount   in euro, only with force
     */
    record PayRequest(String noticeCode, String creditor, String channel, Boolean force, BigDecimal amount) {
    }

    private final Faults faults;
    private final Payments payments;
    private final Receipts receipts;
    private final ReceiptDelivery delivery;
    private final PagopaSettings settings;

    ControlApi(Faults faults, Payments payments, Receipts receipts, ReceiptDelivery delivery, PagopaSettings settings) {
        this.faults = faults;
        this.payments = payments;
        this.receipts = receipts;
        this.delivery = delivery;
        this.settings = settings;
    }

    @PostMapping(path = "/faults", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> plan(@RequestBody FaultRequest request) {
        Faults.Kind kind = Faults.Kind.of(request.next()).orElse(null);
        int count = request.count() == null ? 1 : request.count();
        int delay = request.delaySeconds() == null ? 60 : request.delaySeconds();
        if (kind == null || count < 1 || delay < 0) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "Unknown fault", "next must be one of "
                    + String.join(", ", List.of(Faults.Kind.values()).stream().map(Faults.Kind::slug).toList())
                    + "; count at least 1, delaySeconds at least 0");
        }
        faults.plan(new Faults.Planned(kind, count, Duration.ofSeconds(delay), request.noticeCode()));
        return ResponseEntity.ok(planned());
    }

    @GetMapping("/faults")
    List<Map<String, Object>> planned() {
        return faults.planned().stream().map(fault -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("next", fault.kind().slug());
            told.put("count", fault.count());
            told.put("delaySeconds", fault.delay().toSeconds());
            told.put("noticeCode", fault.noticeCode());
            return told;
        }).toList();
    }

    @DeleteMapping("/faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    @PostMapping(path = "/pay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> pay(@RequestBody PayRequest request) {
        Notice notice = Notice.parse(request.creditor() == null ? settings.creditor() : request.creditor(), request.noticeCode()).orElse(null);
        Channel channel = Channel.of(request.channel() == null ? Channel.COUNTER.slug() : request.channel()).orElse(null);
        boolean force = Boolean.TRUE.equals(request.force());
        boolean wrongAmount = request.amount() != null && (!force || request.amount().scale() > 2 || request.amount().signum() <= 0);
        if (notice == null || channel == null || wrongAmount) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "Invalid request",
                    "noticeCode has 18 digits, creditor 11, channel is counter, app or checkout, amount (only with force) is in euro");
        }
        Map<String, Object> told = new LinkedHashMap<>();
        try {
            Receipt receipt = force
                    ? payments.force(notice, channel, request.amount() == null ? null : request.amount().setScale(2))
                    : payments.pay(notice, channel);
            told.put("outcome", "OK");
            told.put("receiptId", receipt.receiptId());
            told.put("amount", receipt.amount().toPlainString());
            told.put("standIn", receipt.standIn());
        } catch (NotPayable e) {
            told.put("outcome", "KO");
            told.put("faultCode", e.faultCode());
            told.put("detail", e.getMessage());
            told.put("category", Problem.of(e.faultCode()).name());
        }
        return ResponseEntity.ok(told);
    }

    /** Oldest first; without a notice code the latest, newest first. */
    @GetMapping("/receipts")
    List<Map<String, Object>> receipts(@RequestParam(required = false) String noticeCode) {
        return (noticeCode == null ? receipts.latest(200) : receipts.byNoticeCode(noticeCode)).stream().map(ControlApi::told).toList();
    }

    @PostMapping("/receipts/{id}/send")
    ResponseEntity<Object> send(@PathVariable long id) {
        if (!receipts.sendAgain(id)) {
            return ProblemJson.of(HttpStatus.NOT_FOUND, "Not found", "There is no receipt " + id);
        }
        delivery.wake();
        return ResponseEntity.accepted().build();
    }

    private static Map<String, Object> told(Receipt receipt) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", receipt.id());
        told.put("receiptId", receipt.receiptId());
        told.put("noticeCode", receipt.notice().code());
        told.put("creditor", receipt.notice().creditor());
        told.put("amount", receipt.amount().toPlainString());
        told.put("channel", receipt.channel().slug());
        told.put("standIn", receipt.standIn());
        told.put("forced", receipt.forced());
        told.put("paidAt", receipt.paidAt().toString());
        told.put("state", receipt.state().name());
        told.put("attempts", receipt.attempts());
        told.put("nextAttemptAt", receipt.state() == Receipt.State.TO_SEND ? receipt.nextAt().toString() : null);
        told.put("lastAnswer", receipt.lastAnswer());
        return told;
    }
}

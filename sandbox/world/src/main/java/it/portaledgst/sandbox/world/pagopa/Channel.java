package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Where the payer pays; what the receipt tells of it. All invented. */
enum Channel {
    CHECKOUT("checkout", "Checkout", "creditCard", "1.50", "PSP di prova carte", "PSPCARTE"),
    COUNTER("counter", "Sportello", "cash", "2.00", "PSP di prova sportelli", "PSPSPORT"),
    APP("app", "App", "bankAccount", "0.50", "PSP di prova app", "PSPAPP");

    private final String slug;
    private final String label;
    private final String paymentMethod;
    private final String fee;
    private final String pspName;
    private final String pspId;

    Channel(String slug, String label, String paymentMethod, String fee, String pspName, String pspId) {
        this.slug = slug;
        this.label = label;
        this.paymentMethod = paymentMethod;
        this.fee = fee;
        this.pspName = pspName;
        this.pspId = pspId;
    }

    static Optional<Channel> of(String slug) {
        return Arrays.stream(values()).filter(channel -> channel.slug.equals(slug)).findFirst();
    }

    String slug() {
        return slug;
    }

    String label() {
        return label;
    }

    String paymentMethod() {
        return paymentMethod;
    }

    BigDecimal fee() {
        return new BigDecimal(fee);
    }

    String pspName() {
        return pspName;
    }

    String pspId() {
        return pspId;
    }

    /** Passes the check of Italian tax codes and belongs to nobody known here. */
    String pspFiscalCode() {
        return "12345678903";
    }
}

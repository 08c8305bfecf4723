package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.payment.Debtor;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;

/**
 * Where pagoPA's own services are and how they are called. Who is connected to it: {@link it.portaledgst.domain.Creditors}.
 *
 * @param eventsUrl        the archive of payment events (biz-events); null where there is no subscription to it
 * @param fdrUrl           the settlement reports; null where there is no subscription to them
 * @param subscriptionKey  sent as a header when set; never part of an address
 * @param subscriptionKeys by broker, where there are several and each has its own
 * @param answerWithin     the node gives up on verify and get after 7 s; an own answer before that is clearer
 */
@ConfigurationProperties("pagopa")
public record Pagopa(
        URI checkoutUrl,
        URI acaUrl,
        URI receiptsUrl,
        URI eventsUrl,
        URI fdrUrl,
        String subscriptionKey,
        @DefaultValue Map<String, String> subscriptionKeys,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("5s") Duration answerWithin) {

    /** What pagoPA wants instead of the number of somebody who has no Italian one. */
    private static final String ANONYMOUS = "ANONIMO";

    /** Lets a call be made in the name of the creditor's broker. */
    public Consumer<HttpHeaders> keyOf(Creditor creditor) {
        var key = subscriptionKeys.getOrDefault(creditor.issuingStation().brokerId(), subscriptionKey);
        return headers -> {
            if (key != null && !key.isBlank()) {
                headers.set("Ocp-Apim-Subscription-Key", key);
            }
        };
    }

    /** How pagoPA is to know the debtor; a number of another country is not told. */
    public static String identifier(Debtor debtor) {
        return debtor.taxId().isItalian() ? debtor.taxId().number() : ANONYMOUS;
    }

    /** Checkout, ACA and the QR code count in cents, the SOAP messages in euros. */
    public static long cents(BigDecimal euro) {
        return euro.movePointRight(2).longValueExact();
    }
}

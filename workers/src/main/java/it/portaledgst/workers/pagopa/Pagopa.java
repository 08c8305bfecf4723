package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.payment.Debtor;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this creditor is connected to pagoPA: who it is, which station pagoPA calls, and where pagoPA's own services are.
 *
 * @param iban            where the money goes; it must be registered for the creditor in pagoPA's back office
 * @param subscriptionKey sent as a header when set; never part of an address
 * @param answerWithin    the node gives up on verify and get after 7 s; an own answer before that is clearer
 */
@ConfigurationProperties("pagopa")
public record Pagopa(
        Creditor creditor,
        String brokerId,
        String stationId,
        String iban,
        URI checkoutUrl,
        URI acaUrl,
        URI receiptsUrl,
        String subscriptionKey,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout,
        @DefaultValue("5s") Duration answerWithin) {

    /** The addresses pagoPA takes; it refuses the whole message for any other. */
    static final Pattern EMAIL = EmailAddresses.OF_PAGOPA;
    /** What pagoPA wants instead of the number of somebody who has no Italian one. */
    private static final String ANONYMOUS = "ANONIMO";

    /** @param cbillCode given by pagoPA and printed on notices; empty as long as there is none */
    public record Creditor(String fiscalCode, String name, @DefaultValue("") String cbillCode) {
    }

    /** How pagoPA is to know the debtor; a number of another country is not told. */
    static String identifier(Debtor debtor) {
        return debtor.taxId().isItalian() ? debtor.taxId().number() : ANONYMOUS;
    }

    /** Checkout, ACA and the QR code count in cents, the SOAP messages in euros. */
    public static long cents(BigDecimal euro) {
        return euro.movePointRight(2).longValueExact();
    }
}

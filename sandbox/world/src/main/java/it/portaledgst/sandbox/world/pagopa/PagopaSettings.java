package it.portaledgst.sandbox.world.pagopa;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import it.portaledgst.sandbox.world.Options;

/**
 * How this stand-in reaches the creditor and how long it waits; the names of the options say what each is.
 *
 * @param publicUrl null when browsers reach the pages by the address that the creditor calls
 */
record PagopaSettings(URI creditorAddress, URI publicUrl, Identification identification, String creditor, String creditorName, String broker, String station,
                      Duration receiptDelay, Duration waitingDelay, List<Duration> retries, int attempts,
                      Duration readTimeout, Duration receiptTimeout) {

    static PagopaSettings of(Options options) {
        return new PagopaSettings(options.address("pagopa.ec-url"),
                options.text("pagopa.public-url") == null ? null : options.address("pagopa.public-url"),
                Identification.of(options), options.text("pagopa.creditor"),
                options.text("pagopa.creditor-name"), options.text("pagopa.broker"), options.text("pagopa.station"),
                options.duration("pagopa.receipt-delay"), options.duration("pagopa.waiting-delay"),
                options.durations("pagopa.receipt-retries"), options.number("pagopa.receipt-attempts"),
                options.duration("pagopa.read-timeout"), options.duration("pagopa.receipt-timeout"));
    }

    /** After how long the delivery following the given one is tried; the last wait repeats. */
    Duration waitAfter(int attempt) {
        return retries.get(Math.min(attempt, retries.size()) - 1);
    }

    /** The Ministry's name for its own code; of the others only the code is known here. */
    String nameOf(String fiscalCode) {
        return fiscalCode.equals(creditor) ? creditorName : "Ente creditore " + fiscalCode;
    }
}

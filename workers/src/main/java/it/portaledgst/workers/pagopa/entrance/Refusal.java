package it.portaledgst.workers.pagopa.entrance;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Why somebody was not let in. The sentence goes to the caller and into the log: it tells neither who called nor with what. */
enum Refusal {
    ELSEWHERE(HttpStatus.NOT_FOUND, "this port has no such address"),
    NO_CERTIFICATE(HttpStatus.FORBIDDEN, "a client certificate is required"),
    /** In the handshake, too, where there is no HTTP yet. */
    UNTRUSTED(HttpStatus.FORBIDDEN, "the client certificate is not trusted"),
    OUT_OF_DATE(HttpStatus.FORBIDDEN, "the client certificate is not valid at this time"),
    SUBJECT(HttpStatus.FORBIDDEN, "the client certificate is somebody else's"),
    NO_PROXY(HttpStatus.FORBIDDEN, "this address is reached by way of the proxy only"),
    KEY(HttpStatus.UNAUTHORIZED, "the subscription key is missing or wrong");

    final HttpStatus status;
    final String sentence;

    Refusal(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package it.portaledgst.workers.integrator;

import java.util.Arrays;

/** What may go wrong. The URNs are part of the API (docs/api.md): they are added to, never changed. */
enum ProblemType {
    MALFORMED(400, "malformed-request", "La richiesta non è leggibile"),
    KEY_MISSING(400, "idempotency-key-missing", "Manca la chiave di idempotenza"),
    UNAUTHORIZED(401, "unauthorized", "Serve un token valido"),
    FORBIDDEN(403, "forbidden", "Il token non consente questa operazione"),
    NOT_FOUND(404, "not-found", "Non trovato"),
    METHOD(405, "method-not-allowed", "Metodo non previsto"),
    NOT_ACCEPTABLE(406, "not-acceptable", "Formato della risposta non disponibile"),
    NOT_DELETABLE(409, "not-deletable", "La richiesta non si può eliminare"),
    NOT_PAYABLE(409, "not-payable", "La richiesta non si può pagare"),
    TOO_LONG(413, "body-too-long", "Il corpo della richiesta è troppo lungo"),
    MEDIA_TYPE(415, "unsupported-media-type", "Formato della richiesta non previsto"),
    INVALID(422, "invalid-content", "Alcuni dati non sono corretti"),
    KEY_REUSED(422, "idempotency-key-reused", "La chiave di idempotenza è già stata usata per altri dati"),
    TOO_MANY(429, "too-many-requests", "Troppe chiamate"),
    INTERNAL(500, "internal-error", "Errore interno"),
    UNAVAILABLE(503, "unavailable", "Servizio momentaneamente non disponibile");

    final int status;
    final String title;
    private final String name;

    ProblemType(int status, String name, String title) {
        this.status = status;
        this.name = name;
        this.title = title;
    }

    String urn() {
        return "urn:portale-dgst:problem:" + name;
    }

    /** The one that a framework's refusal with this status is. */
    static ProblemType of(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst()
                .orElse(status < 500 ? MALFORMED : INTERNAL);
    }
}

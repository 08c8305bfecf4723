package it.portaledgst.domain.integrator;

/** Why an attempt to deliver did not succeed, for those who run the receiver. The names are part of the API. */
public enum DeliveryProblem {
    STATUS("Il ricevente ha risposto con un codice diverso da 2xx."),
    REDIRECT("Il ricevente ha risposto con un reindirizzamento: non viene seguito. Registra l'indirizzo definitivo."),
    TIMEOUT("Il ricevente non ha risposto in tempo."),
    UNKNOWN_HOST("Il nome del ricevente non esiste nel DNS."),
    ADDRESS("L'indirizzo del ricevente non è pubblico: le notifiche vanno solo su Internet."),
    TLS("La connessione sicura con il ricevente non è riuscita: controlla il certificato."),
    CONNECTION("La connessione con il ricevente non è riuscita.");

    private final String sentence;

    DeliveryProblem(String sentence) {
        this.sentence = sentence;
    }

    /** In Italian. */
    public String sentence() {
        return sentence;
    }
}

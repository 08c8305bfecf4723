package it.portaledgst.sandbox.world.pagopa;

import java.util.Arrays;
import java.util.Set;

/** How Checkout shows a fault to the payer: a few categories, each with a sentence. */
enum Problem {
    PAYMENT_UNKNOWN("L'ente creditore non riconosce questo avviso. Controlla il codice avviso e riprova.",
            "PAA_PAGAMENTO_SCONOSCIUTO"),
    PAYMENT_DUPLICATED("Questo avviso è già stato pagato.",
            "PAA_PAGAMENTO_DUPLICATO", "PPT_PAGAMENTO_DUPLICATO"),
    PAYMENT_ONGOING("C'è già un pagamento in corso per questo avviso. Riprova tra qualche minuto.",
            "PAA_PAGAMENTO_IN_CORSO", "PPT_PAGAMENTO_IN_CORSO"),
    PAYMENT_EXPIRED("Questo avviso è scaduto e non può più essere pagato.",
            "PAA_PAGAMENTO_SCADUTO"),
    PAYMENT_CANCELED("L'ente creditore ha annullato questo avviso.",
            "PAA_PAGAMENTO_ANNULLATO"),
    PAYMENT_UNAVAILABLE("L'ente creditore non può accettare questo pagamento.",
            "PAA_SEMANTICA"),
    DOMAIN_UNKNOWN("Si è verificato un errore nei sistemi dell'ente creditore. Riprova più tardi.");

    private final String sentence;
    private final Set<String> codes;

    Problem(String sentence, String... codes) {
        this.sentence = sentence;
        this.codes = Set.of(codes);
    }

    static Problem of(String faultCode) {
        return Arrays.stream(values()).filter(problem -> problem.codes.contains(faultCode)).findFirst().orElse(DOMAIN_UNKNOWN);
    }

    String sentence() {
        return sentence;
    }
}

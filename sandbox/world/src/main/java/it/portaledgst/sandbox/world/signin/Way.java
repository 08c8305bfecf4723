package it.portaledgst.sandbox.world.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four ways into the Ministry's sign-in. The name is the {@code identity_type} claim. */
enum Way {
    SPID("SPID", "Sistema pubblico di identità digitale"),
    CIE("CIE", "Carta d'identità elettronica"),
    EIDAS("eIDAS", "Identità digitale di un altro Paese dell'Unione europea"),
    MIMIT("Credenziali MIMIT", "Nome utente e password del Ministero, per utenti extra UE");

    private final String label;
    private final String explanation;

    Way(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    String label() {
        return label;
    }

    String explanation() {
        return explanation;
    }

    /** As it is written in addresses. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Way> of(String slug) {
        return Arrays.stream(values()).filter(way -> way.slug().equals(slug)).findFirst();
    }
}

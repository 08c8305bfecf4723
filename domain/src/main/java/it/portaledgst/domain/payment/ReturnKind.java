package it.portaledgst.domain.payment;

import java.util.Arrays;
import java.util.Optional;

/** By which of Checkout's return URLs the browser came back. It informs; it never changes the request's state. */
public enum ReturnKind {
    OK("ok"),
    CANCELLED("annullato"),
    ERROR("errore"),
    WAITING("attesa");

    private final String pathName;

    ReturnKind(String pathName) {
        this.pathName = pathName;
    }

    public String pathName() {
        return pathName;
    }

    /** The citizen may well have paid. */
    public boolean hopeful() {
        return this == OK || this == WAITING;
    }

    public static Optional<ReturnKind> ofPathName(String pathName) {
        return Arrays.stream(values()).filter(kind -> kind.pathName.equals(pathName)).findFirst();
    }
}

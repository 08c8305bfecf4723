package it.portaledgst.domain.payment;

/** The account that created a request: OpenID Connect issuer and subject, nothing else identifies an owner. */
public record Citizen(String issuer, String subject) {

    public Citizen {
        if (issuer == null || issuer.isBlank() || subject == null || subject.isBlank()) {
            throw new IllegalArgumentException("issuer and subject are both needed");
        }
    }
}

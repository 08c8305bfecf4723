package it.portaledgst.workers.integrator;

import it.portaledgst.domain.payment.Citizen;
import org.springframework.security.oauth2.jwt.Jwt;

/** An integrator's program owns what it creates as a person does: by issuer and subject of its token. */
final class Client {

    private Client() {
    }

    static Citizen of(Jwt token) {
        return new Citizen(token.getIssuer().toString(), token.getSubject());
    }
}

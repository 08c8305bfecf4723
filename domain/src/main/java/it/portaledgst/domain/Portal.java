package it.portaledgst.domain;

import it.portaledgst.domain.payment.ReturnKind;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the portal is reached from outside: the start of every link in e-mails and of Checkout's return URLs. */
@ConfigurationProperties("portale")
public record Portal(@DefaultValue("http://localhost:8080") String baseUrl) {

    public Portal {
        while (baseUrl.endsWith("/")) {
            baseUrl = baseUrl.substring(0, baseUrl.length() - 1);
        }
    }

    /** Where anybody may compare a printed receipt with what is stored. */
    public String verificationUrl(String token) {
        return baseUrl + "/verifica/" + token;
    }

    public String returnUrl(ReturnKind kind, String returnToken) {
        return baseUrl + "/esito/" + kind.pathName() + "/" + returnToken;
    }
}

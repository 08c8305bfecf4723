package it.portaledgst.workers.pagopa.entrance;

import it.portaledgst.domain.WrongSetting;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * pagoPA's way in. Nothing set is nothing checked: the SOAP services then answer whoever reaches the program's port.
 *
 * @param port              a port for pagoPA alone, 1 to 65535 or 0 for any free one; null is the program's own
 * @param address           where that port listens; null is everywhere
 * @param sslBundle         the bundle of {@code spring.ssl.bundle} that says which client certificates are trusted and, where
 *                          TLS ends here, which certificate the port itself shows; null asks for no certificate
 * @param subjects          the only certificates among the trusted ones, as distinguished names; empty takes all of them
 * @param proxies           addresses or networks (CIDR) of the proxies that end TLS; empty when it ends here
 * @param certificateHeader by which a proxy tells the client's certificate: PEM in URL encoding, or as RFC 9440 has it
 * @param subscriptionKeys  any of them must come with each call; several while they are changed, empty asks for none
 */
@ConfigurationProperties("pagopa.entrance")
record Entrance(Integer port, String address, String sslBundle, @DefaultValue List<String> subjects,
                @DefaultValue List<String> proxies, @DefaultValue("X-Client-Cert") String certificateHeader,
                @DefaultValue List<String> subscriptionKeys) {

    private static final int SHORTEST_KEY = 16;

    Entrance {
        must(port == null || port >= 0 && port <= 65_535, "port must be a port number");
        sslBundle = sslBundle == null || sslBundle.isBlank() ? null : sslBundle;
        if (port != null && proxies.isEmpty()) {
            must(sslBundle != null, "port needs an ssl-bundle, or the proxies that end TLS before it");
        }
        must(proxies.isEmpty() || sslBundle != null, "proxies needs an ssl-bundle that says which client certificates are trusted");
        must(sslBundle == null || port != null || !proxies.isEmpty(),
                "ssl-bundle needs a port of its own, or the proxies that end TLS before this program");
        must(subjects.isEmpty() || sslBundle != null, "subjects needs an ssl-bundle: without certificates nobody has one");
        subjects.forEach(Entrance::subject);
        proxies.forEach(Entrance::network);
        must(certificateHeader.matches("[A-Za-z0-9-]+"), "certificate-header must be the name of a header");
        must(subscriptionKeys.stream().allMatch(key -> key != null && key.length() >= SHORTEST_KEY),
                "subscription-keys must have at least " + SHORTEST_KEY + " characters each");
    }

    /** TLS ends in this program, at the entrance's own port. */
    boolean endsTls() {
        return sslBundle != null && proxies.isEmpty();
    }

    boolean asksForCertificate() {
        return sslBundle != null;
    }

    List<X500Principal> acceptedSubjects() {
        return subjects.stream().map(Entrance::subject).toList();
    }

    List<NetMask> trustedNetworks() {
        return proxies.stream().map(Entrance::network).toList();
    }

    private static X500Principal subject(String name) {
        try {
            return new X500Principal(name);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new WrongSetting("pagopa.entrance.subjects: \"" + name + "\" is no distinguished name.");
        }
    }

    /** Numbers only: a name would be asked for at a server that somebody else may run. */
    private static NetMask network(String network) {
        must(network != null && network.matches("[0-9a-fA-F.:]+(/\\d{1,3})?"), "proxies: \"" + network + "\" is no IP address or network");
        try {
            return new NetMask(network);
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("pagopa.entrance.proxies: \"" + network + "\" is no IP address or network.");
        }
    }

    private static void must(boolean condition, String sentence) {
        if (!condition) {
            throw new WrongSetting("pagopa.entrance." + sentence + ".");
        }
    }
}

package it.portaledgst.workers.pagopa.entrance;

import it.portaledgst.domain.WrongSetting;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl.ClientAuth;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class EntranceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EntranceConfiguration.class);

    /** pagoPA's own port, where there is one. */
    record OwnPort(Connector connector) {
    }

    @Bean
    OwnPort pagopasPort(Entrance entrance, SslBundles bundles,
            @Value("${server.tomcat.max-swallow-size:2MB}") DataSize swallowed) {
        if (entrance.port() == null) {
            return new OwnPort(null);
        }
        var connector = new Connector(TomcatWebServerFactory.DEFAULT_PROTOCOL);
        connector.setPort(entrance.port());
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setMaxSwallowSize((int) swallowed.toBytes());
        if (entrance.address() != null) {
            protocol.setAddress(address(entrance.address()));
        }
        if (entrance.endsTls()) {
            protocol.setSslImplementationName(WatchedHandshakes.class.getName());
            // "want", not "need": who has no certificate at all gets an answer that says so
            var tls = new SslConnectorCustomizer(LogFactory.getLog(EntranceConfiguration.class), connector, ClientAuth.WANT);
            tls.customize(bundle(entrance, bundles), Map.of());
            bundles.addBundleUpdateHandler(entrance.sslBundle(), renewed -> tls.update(null, renewed));
        }
        return new OwnPort(connector);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pagopasDoor(OwnPort port) {
        return factory -> {
            if (port.connector() != null) {
                factory.addAdditionalConnectors(port.connector());
            }
        };
    }

    @Bean
    FilterRegistrationBean<Doorkeeper> doorkeeper(Entrance entrance, OwnPort port, SslBundles bundles, Clock clock,
            @Value("${spring.webservices.path}") String path, @Value("${server.forward-headers-strategy:}") String forwardHeaders) {
        if (!entrance.proxies().isEmpty() && !forwardHeaders.equalsIgnoreCase("none")) {
            throw new WrongSetting("pagopa.entrance.proxies needs server.forward-headers-strategy: none, or a header could say that"
                    + " it comes from the proxy.");
        }
        Certificates certificates = null;
        if (entrance.asksForCertificate()) {
            certificates = new Certificates(bundle(entrance, bundles), entrance.acceptedSubjects(), clock);
            bundles.addBundleUpdateHandler(entrance.sslBundle(), certificates::trust);
        }
        LOG.info("pagoPA comes {}, {}, {} subscription key(s)", port.connector() == null ? "by the program's port" : "by a port of its own",
                certificates == null ? "without a client certificate" : entrance.endsTls() ? "with a client certificate"
                        : "with a client certificate that a proxy tells", entrance.subscriptionKeys().size());
        var registration = new FilterRegistrationBean<>(new Doorkeeper(path.replaceAll("/+$", ""), entrance, port.connector(), certificates));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Whoever trusts nobody in particular would trust all authorities that Java knows. */
    private static SslBundle bundle(Entrance entrance, SslBundles bundles) {
        var name = "the certificates of the ssl-bundle " + entrance.sslBundle() + " (pagopa.entrance.ssl-bundle)";
        SslBundle bundle;
        boolean trusts;
        boolean shows;
        try {
            bundle = bundles.getBundle(entrance.sslBundle());
            trusts = bundle.getStores().getTrustStore() != null;
            shows = bundle.getStores().getKeyStore() != null;
        } catch (RuntimeException e) {
            throw new WrongSetting(name + " cannot be read: " + e.getMessage());
        }
        if (!trusts) {
            throw new WrongSetting(name + " have no truststore: it says which client certificates are trusted.");
        }
        if (entrance.endsTls() && !shows) {
            throw new WrongSetting(name + " have no keystore: it has the certificate that this program shows.");
        }
        return bundle;
    }

    private static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new WrongSetting("pagopa.entrance.address: there is no address " + address + ".");
        }
    }
}

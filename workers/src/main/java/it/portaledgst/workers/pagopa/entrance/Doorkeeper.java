package it.portaledgst.workers.pagopa.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.util.NetMask;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before everything that this program answers and lets in who may come to where they go. */
class Doorkeeper extends OncePerRequestFilter {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final String path;
    private final Entrance entrance;
    private final Connector ownPort;
    private final Certificates certificates;
    private final List<NetMask> proxies;
    private final SubscriptionKeys keys;

    /**
     * @param path         of the SOAP services
     * @param ownPort      pagoPA's own; null when it comes by the program's port
     * @param certificates null when none is asked for
     */
    Doorkeeper(String path, Entrance entrance, Connector ownPort, Certificates certificates) {
        this.path = path;
        this.entrance = entrance;
        this.ownPort = ownPort;
        this.certificates = certificates;
        this.proxies = entrance.trustedNetworks();
        this.keys = new SubscriptionKeys(entrance.subscriptionKeys());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The path by which the container has found the SOAP servlet, so nothing that is written otherwise gets round this.
        boolean forPagopa = request.getServletPath().equals(path);
        boolean byOwnPort = ownPort != null && request.getLocalPort() == ownPort.getLocalPort();
        if (!forPagopa && !byOwnPort) {
            chain.doFilter(request, response);
            return;
        }
        var refusal = forPagopa && (ownPort == null || byOwnPort) ? refuse(request) : Optional.of(Refusal.ELSEWHERE);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Refusals.note(refusal.get());
        response.setStatus(refusal.get().status.value());
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println(refusal.get().sentence);
    }

    private Optional<Refusal> refuse(HttpServletRequest request) {
        if (certificates != null) {
            var refusal = proxies.isEmpty() ? refusePeer(request) : refuseProxied(request);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return keys.accept(request.getHeader(SubscriptionKeys.HEADER)) ? Optional.empty() : Optional.of(Refusal.KEY);
    }

    private Optional<Refusal> refusePeer(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? certificates.refuse(chain[0]) : Optional.of(Refusal.NO_CERTIFICATE);
    }

    private Optional<Refusal> refuseProxied(HttpServletRequest request) {
        if (!fromProxy(request.getRemoteAddr())) {
            return Optional.of(Refusal.NO_PROXY);
        }
        var told = Collections.list(request.getHeaders(entrance.certificateHeader()));
        return switch (told.size()) {
            case 0 -> Optional.of(Refusal.NO_CERTIFICATE);
            case 1 -> told.getFirst().isBlank() ? Optional.of(Refusal.NO_CERTIFICATE) : certificates.refuseTold(told.getFirst());
            default -> Optional.of(Refusal.UNTRUSTED); // one of them is not the proxy's
        };
    }

    private boolean fromProxy(String address) {
        try {
            var peer = InetAddress.getByName(address);
            return proxies.stream().anyMatch(network -> network.matches(peer));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

package it.portaledgst.sandbox.world.signin;

import java.util.Map;

import it.portaledgst.sandbox.world.DataFolder;
import it.portaledgst.sandbox.world.Loopback;
import it.portaledgst.sandbox.world.Options;
import it.portaledgst.sandbox.world.Part;
import it.portaledgst.sandbox.world.WebServer;

import com.nimbusds.jose.jwk.RSAKey;

/** Stand-in for the Ministry's sign-in: an OpenID Connect provider with ready-made people. */
public final class SignInPart implements Part {

    private final WebServer server;

    private SignInPart(WebServer server) {
        this.server = server;
    }

    public static Part start(Options options, DataFolder folder) {
        // the issuer's name holds the port, so the port must be known before the server opens it
        int port = Loopback.free("sign-in", options.port("sign-in.port"));
        return new SignInPart(WebServer.start("sign-in", SignInApplication.class, port,
                // cookies know no ports: the portal on the same host has a session cookie of its own
                Map.of("server.servlet.session.cookie.name", "SIGNIN_SESSION",
                        "server.servlet.session.cookie.same-site", "lax"),
                context -> {
                    context.registerBean(Issuer.class, () -> new Issuer("http://" + Loopback.HOST + ":" + port));
                    context.registerBean(RSAKey.class, () -> SigningKey.in(folder.path()));
                }));
    }

    record Issuer(String address) {
    }

    @Override
    public String ready() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}

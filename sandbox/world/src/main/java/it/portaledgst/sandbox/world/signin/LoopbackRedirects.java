package it.portaledgst.sandbox.world.signin;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;

/**
 * Where the provider sends a browser back to: this machine only, any port (the portal and its tests choose theirs),
 * which the standard exact match of registered addresses cannot express.
 */
final class LoopbackRedirects {

    static final String CALLBACK = "/login/oauth2/code/mimit";

    private LoopbackRedirects() {
    }

    static Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> afterSignIn() {
        return context -> {
            OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
            URI address = loopback(request.getRedirectUri());
            if (address == null || !CALLBACK.equals(address.getPath()) || address.getQuery() != null) {
                // no request is passed on, so the error is shown here and never sent to the address that was refused
                throw new OAuth2AuthorizationCodeRequestAuthenticationException(invalid("redirect_uri"), null);
            }
        };
    }

    static Consumer<OidcLogoutAuthenticationContext> afterLogout() {
        return context -> {
            OidcLogoutAuthenticationToken request = context.getAuthentication();
            if (request.getPostLogoutRedirectUri() != null && loopback(request.getPostLogoutRedirectUri()) == null) {
                throw new OAuth2AuthenticationException(invalid("post_logout_redirect_uri"));
            }
        };
    }

    /** The address when it is an absolute one on this machine, else null. */
    private static URI loopback(String text) {
        try {
            URI address = URI.create(text == null ? "" : text);
            boolean http = List.of("http", "https").contains(String.valueOf(address.getScheme()));
            boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
            return http && here && address.getFragment() == null && address.getUserInfo() == null ? address : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static OAuth2Error invalid(String parameter) {
        return new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, parameter + " must be an address of this machine", null);
    }
}

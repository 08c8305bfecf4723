package it.portaledgst.sandbox.world.signin;

import java.security.Principal;
import java.util.List;
import java.util.Set;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Authorizations in memory. After a restart the tokens issued before are read back from themselves: they are signed
 * with the key that was kept, so signing out and userinfo go on working.
 */
final class Authorizations implements OAuth2AuthorizationService {

    private final OAuth2AuthorizationService memory = new InMemoryOAuth2AuthorizationService();
    private final RegisteredClient client;
    private final JwtDecoder decoder;

    Authorizations(RegisteredClient client, JwtDecoder decoder) {
        this.client = client;
        this.decoder = decoder;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        memory.save(authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        memory.remove(authorization);
    }

    @Override
    public OAuth2Authorization findById(String id) {
        return memory.findById(id);
    }

    @Override
    public OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
        OAuth2Authorization known = memory.findByToken(token, type);
        boolean selfContained = type != null
                && (type.equals(OAuth2TokenType.ACCESS_TOKEN) || type.getValue().equals("id_token"));
        return known == null && selfContained ? read(token) : known;
    }

    private OAuth2Authorization read(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            if (!jwt.getAudience().contains(client.getClientId())) {
                return null;
            }
            OidcIdToken idToken = new OidcIdToken(token, jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
            OAuth2AccessToken accessToken = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token,
                    jwt.getIssuedAt(), jwt.getExpiresAt(), scopes(jwt));
            return OAuth2Authorization.withRegisteredClient(client)
                    .id(jwt.getId() == null ? token : jwt.getId())
                    .principalName(jwt.getSubject())
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizedScopes(scopes(jwt))
                    .attribute(Principal.class.getName(),
                            UsernamePasswordAuthenticationToken.authenticated(jwt.getSubject(), null, List.of()))
                    .token(idToken, metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()))
                    .token(accessToken, metadata -> metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()))
                    .build();
        } catch (JwtException e) {
            return null;
        }
    }

    private static Set<String> scopes(Jwt jwt) {
        List<String> scopes = jwt.getClaimAsStringList("scope");
        return scopes == null ? Set.of() : Set.copyOf(scopes);
    }
}

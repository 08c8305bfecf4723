package it.portaledgst.ui;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.test.context.support.WithSecurityContext;
import org.springframework.security.test.context.support.WithSecurityContextFactory;

/** A signed-in citizen, a new one for each test. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WithSecurityContext(factory = WithCitizen.Factory.class)
@interface WithCitizen {

    String ISSUER = "http://127.0.0.1:8091";

    /** Italian, or another country's with its prefix TINXX-; empty when the sign-in passes none. */
    String taxCode() default "RSSMRA80A01H501U";

    /** Of somebody of the staff, as the sign-in names it. */
    String role() default "";

    String office() default "";

    class Factory implements WithSecurityContextFactory<WithCitizen> {

        @Override
        public SecurityContext createSecurityContext(WithCitizen citizen) {
            Map<String, Object> claims = new HashMap<>(Map.of("iss", ISSUER, "sub", UUID.randomUUID().toString(),
                    "given_name", "Mario", "family_name", "Rossi", "name", "Mario Rossi", "email", "mario.rossi@example.org"));
            if (!citizen.taxCode().isEmpty()) {
                claims.put("fiscal_number", citizen.taxCode().startsWith("TIN") ? citizen.taxCode() : "TINIT-" + citizen.taxCode());
            }
            if (!citizen.role().isEmpty()) {
                claims.put("roles", List.of(citizen.role()));
                claims.put("office", citizen.office());
            }
            var token = new OidcIdToken("token", Instant.now(), Instant.now().plusSeconds(600), claims);
            var authorities = AuthorityUtils.createAuthorityList("ROLE_USER");
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new OAuth2AuthenticationToken(
                    new DefaultOidcUser(List.copyOf(authorities), token), authorities, "mimit"));
            return context;
        }
    }
}

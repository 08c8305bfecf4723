package it.portaledgst.sandbox.world.signin;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import it.portaledgst.sandbox.world.WebApplication;
import it.portaledgst.sandbox.world.signin.SignInPart.Issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

@WebApplication
@EnableWebSecurity
@ImportAutoConfiguration({ServletWebSecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
@Import(SignInPages.class)
class SignInApplication {

    private static final Duration TOKEN_LIFE = Duration.ofHours(8);
    /** What the portal's API expects its tokens to be meant for. */
    private static final String API = "portale-pagamenti-api";

    @Bean
    People people() {
        return new People();
    }

    @Bean
    AuthorizationServerSettings settings(Issuer issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer.address()).build();
    }

    @Bean
    RegisteredClient portal() {
        return RegisteredClient.withId("portale-pagamenti-dgst")
                .clientId("portale-pagamenti-dgst")
                .clientSecret("{noop}sandbox")
                .clientName("Portale Pagamenti DGST")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                // what is really allowed is decided by LoopbackRedirects; one must be named
                .redirectUri("http://127.0.0.1" + LoopbackRedirects.CALLBACK)
                .scopes(scopes -> scopes.addAll(List.of("openid", "profile", "email")))
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build())
                .build();
    }

    @Bean
    RegisteredClientRepository clients(RegisteredClient portal) {
        return new InMemoryRegisteredClientRepository(portal, integrator());
    }

    /** A program, not a person: it gets tokens for the portal's API and can do nothing else here. */
    private static RegisteredClient integrator() {
        return RegisteredClient.withId("integratore-prova")
                .clientId("integratore-prova")
                .clientSecret("{noop}sandbox-api")
                .clientName("Integratore di prova")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                // as Camunda's client tells its secret
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(List.of("payments:read", "payments:write")))
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys(RSAKey key) {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder decoder(RSAKey key) throws JOSEException {
        return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
    }

    @Bean
    Authorizations authorizations(RegisteredClient portal, JwtDecoder decoder) {
        return new Authorizations(portal, decoder);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(People people) {
        return context -> {
            if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
                context.getClaims().audience(List.of(API));
            }
            if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
                people.bySubject(context.getPrincipal().getName())
                        .ifPresent(person -> context.getClaims().claims(claims -> claims.putAll(person.claims())));
            }
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain provider(HttpSecurity http, People people) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        http.securityMatcher(server.getEndpointsMatcher())
                .with(server, configurer -> configurer
                        .authorizationEndpoint(endpoint -> endpoint.authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codeRequests) {
                                codeRequests.setAuthenticationValidator(LoopbackRedirects.afterSignIn()
                                        .andThen(OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
                            }
                        })))
                        .oidc(oidc -> oidc
                                .userInfoEndpoint(userInfo -> userInfo.userInfoMapper(context ->
                                        people.bySubject(context.getAuthorization().getPrincipalName())
                                                .map(person -> new OidcUserInfo(person.claims()))
                                                .orElseGet(() -> new OidcUserInfo(
                                                        Map.of("sub", context.getAuthorization().getPrincipalName())))))
                                .logoutEndpoint(logout -> logout.authenticationProviders(providers -> providers.forEach(provider -> {
                                    if (provider instanceof OidcLogoutAuthenticationProvider logouts) {
                                        logouts.setAuthenticationValidator(LoopbackRedirects.afterLogout());
                                    }
                                })))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(resources -> resources.jwt(Customizer.withDefaults()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, People people) {
        http.authorizeHttpRequests(requests -> requests
                        .requestMatchers("/login", "/login/**", "/credenziali", "/people", "/error", "/*.css").permitAll()
                        .anyRequest().authenticated())
                .authenticationProvider(new ReadyMadePeople(people))
                .formLogin(form -> form.loginPage("/login").failureHandler(SignInPages::refused))
                .logout(logout -> logout.logoutSuccessUrl("/login"));
        return http.build();
    }
}

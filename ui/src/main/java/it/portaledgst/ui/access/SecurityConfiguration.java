package it.portaledgst.ui.access;

import java.util.Map;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

@Configuration
@EnableWebSecurity
class SecurityConfiguration {

    static final String REGISTRATION = "mimit";
    static final String LOGIN_PATH = "/oauth2/authorization/" + REGISTRATION;

    /**
     * Flow's start-up script and its calls from server to browser need the two "unsafe" sources; everything else is
     * limited to the portal's own files. The pagoPA page is reached by navigation, never by a form.
     */
    private static final String CONTENT_SECURITY_POLICY = String.join("; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "base-uri 'self'",
            "object-src 'none'");

    @Bean
    SecurityFilterChain chain(HttpSecurity http, VaadinDefaultRequestCache cache) throws Exception {
        var savedRequests = new HttpSessionRequestCache();
        savedRequests.setMatchingRequestParameterName(null); // else every address after login ends in ?continue
        cache.setDelegateRequestCache(savedRequests);
        http.authorizeHttpRequests(requests -> requests
                .requestMatchers("/css/**", "/fonts/**", "/js/**", "/img/**", "/aura/**", "/error", "/actuator/health")
                .permitAll()
                // not views: whose they are is the domain's to say
                .requestMatchers("/pagamenti/*/avviso.pdf", "/pagamenti/*/ricevuta.pdf").authenticated());
        http.headers(headers -> headers
                .withObjectPostProcessor(eagerly())
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()")));
        // Without this a refused sign-in would be tried again at once, for ever.
        http.oauth2Login(login -> login
                .failureHandler(new SimpleUrlAuthenticationFailureHandler("/accesso-non-riuscito")));
        return http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin
                .oauth2LoginPage(LOGIN_PATH, "{baseUrl}")
                .defaultSuccessUrl("/home")).build();
    }

    /** Vaadin writes its pages past Spring's wrapper of the response: headers added at the end would come too late. */
    private static ObjectPostProcessor<HeaderWriterFilter> eagerly() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        };
    }

    @Bean
    ClientRegistrationRepository signIn(SignInProperties properties) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientName("MIMIT")
                .clientId(properties.clientId())
                .clientSecret(properties.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email")
                .issuerUri(properties.issuer())
                .authorizationUri(properties.address(properties.authorizationPath()))
                .tokenUri(properties.address(properties.tokenPath()))
                .jwkSetUri(properties.address(properties.keysPath()))
                .userInfoUri(properties.address(properties.userInfoPath()))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint",
                        properties.address(properties.endSessionPath())))
                .build());
    }
}

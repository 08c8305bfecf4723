package it.portaledgst.ui.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

@Configuration
@EnableWebSecurity
class SecurityConfiguration {

    static final String REGISTRATION = "mimit";
    static final String LOGIN_PATH = "/oauth2/authorization/" + REGISTRATION;

    /** Open to everybody and drawn without Vaadin. */
    private static final String[] PLAIN_PAGES = {"/", "/domande-frequenti", "/faq", "/note-legali", "/privacy", "/accessibilita",
        "/sessione-scaduta", "/accesso-non-riuscito", "/verifica/*"};
    private static final String[] FILES = {"/css/**", "/fonts/**", "/js/**", "/img/**", "/aura/**"};
    /** Not views: whose they are is the domain's to say. */
    private static final String[] DOCUMENTS = {"/pagamenti/*/avviso.pdf", "/pagamenti/*/avviso-de.pdf", "/pagamenti/*/avviso-en.pdf",
        "/pagamenti/*/ricevuta.pdf", "/pagamenti/*/ricevuta.xml", "/pagamenti/*/ricevuta.json", "/pagamenti/*/tentativi/*/esito.pdf",
        "/pagamenti/elenco.csv", "/pagamenti/elenco.ods", "/pagamenti/elenco.xlsx", "/pagamenti/dossier/*/dossier.zip",
        "/pagamenti/estratti/*/estratto.zip", "/rendicontazioni/differenze.csv",
        "/ricerca-pagamenti/*/avviso.pdf", "/ricerca-pagamenti/*/ricevuta.pdf",
        "/monitoraggio/*.csv", "/monitoraggio/passi/*.csv"};

    @Bean
    SecurityFilterChain chain(HttpSecurity http, VaadinDefaultRequestCache cache, RequestUtil views, SignInProperties properties) throws Exception {
        var secret = new OrRequestMatcher(views::isSecuredFlowRoute, any(DOCUMENTS));
        var unknown = new NegatedRequestMatcher(secret);
        var savedRequests = new HttpSessionRequestCache();
        savedRequests.setRequestMatcher(secret); // whoever asks for what is not there gets no session
        savedRequests.setMatchingRequestParameterName(null); // else every address after login ends in ?continue
        cache.setDelegateRequestCache(savedRequests);
        http.authorizeHttpRequests(requests -> requests
                .requestMatchers(PLAIN_PAGES).permitAll()
                .requestMatchers(FILES).permitAll()
                .requestMatchers("/error", "/actuator/health").permitAll()
                .requestMatchers(DOCUMENTS).authenticated());
        var plain = any(PLAIN_PAGES);
        String signInSite = origin(properties.address(properties.endSessionPath()));
        http.headers(headers -> headers
                .withObjectPostProcessor(eagerly())
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(plain, new ContentSecurityPolicyHeaderWriter(
                        policy("", "", signInSite))))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(plain),
                        new ContentSecurityPolicyHeaderWriter(policy(" 'unsafe-inline'", " 'unsafe-eval'", signInSite))))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()")));
        AuthenticationEntryPoint signIn = new LoginUrlAuthenticationEntryPoint(LOGIN_PATH);
        http.exceptionHandling(problems -> problems
                .authenticationEntryPoint((request, response, problem) -> {
                    if (unknown.matches(request)) {
                        response.sendError(HttpServletResponse.SC_NOT_FOUND);
                    } else {
                        signIn.commence(request, response, problem);
                    }
                })
                .accessDeniedHandler((request, response, problem) -> response.sendError(
                        unknown.matches(request) && !(problem instanceof CsrfException)
                                ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN)));
        // Without this a refused sign-in would be tried again at once, for ever.
        http.oauth2Login(login -> login
                .failureHandler(new SimpleUrlAuthenticationFailureHandler("/accesso-non-riuscito")));
        return http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin
                .enableExceptionHandlingConfiguration(false)
                .oauth2LoginPage(LOGIN_PATH, "{baseUrl}")
                .defaultSuccessUrl("/home")).build();
    }

    /**
     * Everything is limited to the portal's own files, but signing out ends at the sign-in's site. The pagoPA page is reached
     * by navigation, never by a form.
     *
     * @param inline Flow's start-up script and styles need 'unsafe-inline'
     * @param eval   and its calls from server to browser 'unsafe-eval'
     */
    private static String policy(String inline, String eval, String signInSite) {
        return String.join("; ",
                "default-src 'self'",
                "script-src 'self'" + inline + eval,
                "style-src 'self'" + inline,
                "img-src 'self' data:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "frame-ancestors 'none'",
                "form-action 'self' " + signInSite,
                "base-uri 'self'",
                "object-src 'none'");
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns).<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher).toList());
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

package it.portaledgst.workers.integrator;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.client.RestTemplate;

/**
 * Who may call the API. Spring Security is used without Spring Boot's automatic part, which would guard every address of
 * this program: its filter is mapped to {@code /api} and pagoPA's calls and the health page never pass it.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@OnlyWithApi
class ApiConfiguration {

    private static final Duration ISSUER_ANSWERS_WITHIN = Duration.ofSeconds(3);
    /** What Spring Boot gives to Spring Security. */
    private static final int ORDER = -100;

    @Bean
    DelegatingFilterProxyRegistrationBean apiGuard() {
        var registration = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        registration.addUrlPatterns("/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, JwtDecoder tokens, Problems problems, Api api, Clock clock) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(calls -> calls
                        .requestMatchers(HttpMethod.GET, DescriptionApi.ADDRESS).permitAll()
                        .requestMatchers(HttpMethod.GET).hasAuthority("SCOPE_" + Api.READ)
                        .requestMatchers(HttpMethod.HEAD).hasAuthority("SCOPE_" + Api.READ)
                        .anyRequest().hasAuthority("SCOPE_" + Api.WRITE))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens))
                        .authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // a browser has no token to send along unasked
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(problems.lastResort(), DisableEncodeUrlFilter.class)
                .addFilterAfter(new CallLimit(api.callsPerMinute(), clock), BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** The issuer is asked when the first token comes: the program starts without it. */
    @Bean
    JwtDecoder tokens(Api api) {
        return new SupplierJwtDecoder(() -> {
            var requests = new SimpleClientHttpRequestFactory();
            requests.setConnectTimeout(ISSUER_ANSWERS_WITHIN);
            requests.setReadTimeout(ISSUER_ANSWERS_WITHIN);
            var asking = new RestTemplate(requests);
            var decoder = api.keysUrl() == null || api.keysUrl().isBlank()
                    ? NimbusJwtDecoder.withIssuerLocation(api.issuer()).restOperations(asking).build()
                    : NimbusJwtDecoder.withJwkSetUri(api.keysUrl()).restOperations(asking).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(api.issuer()),
                    new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(api.audience())),
                    new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank())));
            return decoder;
        });
    }
}

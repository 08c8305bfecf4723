package it.portaledgst.workers.integrator;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Whatever goes wrong below {@code /api}, and wherever, is answered as problem details (RFC 9457). */
@Component
@OnlyWithApi
class Problems implements HandlerExceptionResolver, AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_EMPTY)).build();

    private record Body(String type, String title, int status, String detail, List<ApiProblem.Detail> errors) {
    }

    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!request.getRequestURI().startsWith("/api/") || response.isCommitted()) {
            return null;
        }
        answer(response, failure);
        return new ModelAndView();
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (failure instanceof AuthenticationServiceException) {
            answer(response, failure);
            return;
        }
        challenge.commence(request, response, failure);
        write(response, new ApiProblem(ProblemType.UNAUTHORIZED,
                "Manca il token nell'intestazione Authorization, oppure è scaduto o non è per questo servizio: chiedine uno nuovo."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException, ServletException {
        denial.handle(request, response, failure);
        write(response, new ApiProblem(ProblemType.FORBIDDEN,
                "Al token manca l'ambito (scope) per questa operazione: %s per leggere, %s per scrivere.".formatted(Api.READ, Api.WRITE)));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException failure) {
        write(response, new ApiProblem(ProblemType.MALFORMED, "L'indirizzo o un'intestazione contiene caratteri non ammessi."));
    }

    /** For what fails before or after anybody else would catch it. */
    OncePerRequestFilter lastResort() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                    throws ServletException, IOException {
                try {
                    rest.doFilter(request, response);
                } catch (RuntimeException | ServletException e) {
                    if (response.isCommitted()) {
                        throw e;
                    }
                    answer(response, e);
                }
            }
        };
    }

    private static void answer(HttpServletResponse response, Exception failure) {
        switch (failure) {
            case ApiProblem problem -> write(response, problem);
            case MethodArgumentTypeMismatchException wrong -> write(response, wrong.getParameter().hasParameterAnnotation(PathVariable.class)
                    ? ApiProblem.notFound()
                    : ApiProblem.inParameter(ProblemType.MALFORMED, wrong.getName(), "FORMAT",
                            "Il valore del parametro «%s» non è tra quelli previsti.".formatted(wrong.getName())));
            case ErrorResponse refused -> {
                refused.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
                var type = ProblemType.of(refused.getStatusCode().value());
                write(response, new ApiProblem(type, switch (type) {
                    case NOT_FOUND -> ApiProblem.notFound().getMessage();
                    case METHOD -> "Questo indirizzo non accetta il metodo usato: vedi l'intestazione Allow.";
                    case NOT_ACCEPTABLE -> "Nessuno dei formati chiesti nell'intestazione Accept è disponibile.";
                    case MEDIA_TYPE -> "Il corpo della richiesta deve essere application/json.";
                    default -> "La richiesta non corrisponde a nessuna di quelle previste: vedi la descrizione dell’API.";
                }));
            }
            case CannotCreateTransactionException away -> unavailable(response, away);
            case DataAccessResourceFailureException away -> unavailable(response, away);
            case TransientDataAccessException away -> unavailable(response, away);
            case AuthenticationServiceException away -> unavailable(response, away);
            case JwtDecoderInitializationException away -> unavailable(response, away);
            default -> {
                LOG.error("a call of the API failed", failure);
                write(response, new ApiProblem(ProblemType.INTERNAL, "La richiesta non è andata a buon fine: riprova più tardi."));
            }
        }
    }

    private static void unavailable(HttpServletResponse response, Exception failure) {
        LOG.warn("a call of the API found something away: {}", failure.toString());
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        write(response, new ApiProblem(ProblemType.UNAVAILABLE, "Riprova tra poco, con la stessa chiave di idempotenza."));
    }

    private static void write(HttpServletResponse response, ApiProblem problem) {
        var type = problem.type;
        var body = JSON.writeValueAsBytes(new Body(type.urn(), type.title, type.status, problem.getMessage(), problem.errors));
        response.setStatus(type.status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "it");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException e) {
            LOG.debug("who asked is gone: {}", e.toString());
        }
    }
}

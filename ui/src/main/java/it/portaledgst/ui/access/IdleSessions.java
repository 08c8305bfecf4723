package it.portaledgst.ui.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that nobody has used for as long as a session lasts. An open page asks for itself now and then, and
 * without this those requests would keep a forgotten tab signed in for ever.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100) // before Spring Security reads who is signed in
class IdleSessions extends OncePerRequestFilter {

    private static final String LAST_USED = IdleSessions.class.getName() + ".lastUsed";
    private static final Set<String> BY_THE_PAGE_ITSELF = Set.of("heartbeat", "push");

    private final Duration limit;
    private final Clock clock;

    IdleSessions(@Value("${server.servlet.session.timeout}") Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            var now = clock.instant().toEpochMilli();
            var lastUsed = (Long) session.getAttribute(LAST_USED);
            if (lastUsed != null && now - lastUsed >= limit.toMillis()) {
                session.invalidate();
            } else if (lastUsed == null || !byThePageItself(request)) {
                session.setAttribute(LAST_USED, now);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean byThePageItself(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && BY_THE_PAGE_ITSELF.stream().anyMatch(kind -> query.contains("v-r=" + kind));
    }
}

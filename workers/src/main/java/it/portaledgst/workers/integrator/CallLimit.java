package it.portaledgst.workers.integrator;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many calls a minute for each client, all at once if it likes. Every process counts for itself: whoever runs two lets
 * a client make twice as many. Calls without a valid token have no client and are not counted; they cost no query either.
 */
final class CallLimit extends OncePerRequestFilter {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int callsPerMinute;
    private final Time time;
    /** As many as there are clients that the issuer knows: few, and a bucket is small. */
    private final Map<Object, Bucket> buckets = new ConcurrentHashMap<>();

    private record Time(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    CallLimit(int callsPerMinute, Clock clock) {
        this.callsPerMinute = callsPerMinute;
        this.time = new Time(clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest) throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken client) {
            var probe = bucketOf(client).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
                throw new ApiProblem(ProblemType.TOO_MANY, ("Al massimo %d chiamate al minuto per client: riprova tra %d secondi,"
                        + " con la stessa chiave di idempotenza.").formatted(callsPerMinute, seconds));
            }
        }
        rest.doFilter(request, response);
    }

    private Bucket bucketOf(JwtAuthenticationToken client) {
        return buckets.computeIfAbsent(Client.of(client.getToken()), unknown -> Bucket.builder()
                .addLimit(limit -> limit.capacity(callsPerMinute).refillGreedy(callsPerMinute, WINDOW))
                .withCustomTimePrecision(time).build());
    }
}

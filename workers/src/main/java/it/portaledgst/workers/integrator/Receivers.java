package it.portaledgst.workers.integrator;

import it.portaledgst.domain.integrator.Delivery;
import it.portaledgst.domain.integrator.DeliveryProblem;
import it.portaledgst.domain.integrator.Parcel;
import it.portaledgst.domain.payment.PaymentState;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Calls receivers of webhooks. Nothing they answer but the status is looked at, and nothing they do takes long. */
@Component
@OnlyWithApi
class Receivers {

    /** @param problem null when it arrived */
    record Outcome(Integer status, DeliveryProblem problem) {
    }

    /** What is sent, always the same bytes for the same delivery. No personal data. */
    private record Message(String type, Instant timestamp, Data data) {

        record Data(UUID requestId, String noticeCode, PaymentState state, long sequence) {
        }

        static String of(Delivery delivery) {
            return JSON.writeValueAsString(new Message(delivery.change().type(), delivery.happenedAt(), new Data(delivery.requestId(),
                    delivery.noticeCode(), delivery.change().state(), delivery.sequence())));
        }
    }

    private static final int MAX_URL = 2000;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_LINE = 8192;
    private static final int CONNECTIONS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;
    private final Clock clock;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    Receivers(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(api.localReceivers()))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS).setMaxLineLength(MAX_HEADER_LINE).build()).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(api.connectTimeout())).setSocketTimeout(Timeout.of(api.answerWithin())).build())
                .setMaxConnTotal(CONNECTIONS).setMaxConnPerRoute(CONNECTIONS)
                .build();
        http = HttpClients.custom().setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(api.answerWithin())).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableContentCompression()
                .disableAuthCaching().setUserAgent("Portale-Pagamenti-DGST/1")
                .build();
    }

    /** Whether webhooks, or the browser of who paid, may go there, as far as the address itself tells; where its name leads is looked at each time. */
    boolean mayBe(String url) {
        try {
            var address = new URI(url == null ? "" : url);
            boolean local = api.localReceivers() && List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
            return url != null && url.length() <= MAX_URL && address.getHost() != null && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && ("https".equalsIgnoreCase(address.getScheme()) || local && "http".equalsIgnoreCase(address.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Outcome send(Parcel parcel) {
        var post = post(parcel);
        var overdue = new AtomicBoolean();
        var deadline = deadlines.schedule(() -> {
            overdue.set(true);
            post.abort();
        }, api.connectTimeout().plus(api.answerWithin()).toMillis(), TimeUnit.MILLISECONDS);
        try (var response = http.executeOpen(null, post, null)) {
            int status = response.getCode();
            // the rest of the answer may be endless
            post.abort();
            return new Outcome(status, status / 100 == 2 ? null : status / 100 == 3 ? DeliveryProblem.REDIRECT : DeliveryProblem.STATUS);
        } catch (IOException e) {
            return new Outcome(null, overdue.get() ? DeliveryProblem.TIMEOUT : problem(e));
        } finally {
            deadline.cancel(false);
        }
    }

    @PreDestroy
    void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    private HttpPost post(Parcel parcel) {
        var id = parcel.delivery().id().toString();
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        var body = Message.of(parcel.delivery());
        var post = new HttpPost(parcel.url());
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", timestamp);
        post.setHeader("webhook-signature", Signature.of(parcel.secrets(), id, timestamp, body));
        post.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        return post;
    }

    private static DeliveryProblem problem(IOException failure) {
        return switch (failure) {
            case PublicAddresses.NotPublic inside -> DeliveryProblem.ADDRESS;
            case UnknownHostException unknown -> DeliveryProblem.UNKNOWN_HOST;
            case SocketTimeoutException late -> DeliveryProblem.TIMEOUT;
            case SSLException unsafe -> DeliveryProblem.TLS;
            default -> DeliveryProblem.CONNECTION;
        };
    }
}

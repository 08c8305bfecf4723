package it.portaledgst.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.namastack.outbox.retry.OutboxRetryPolicy;
import it.portaledgst.application.TestApplication;
import it.portaledgst.application.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** A process that delivers, started on a database whose last one was killed a moment ago. */
@SpringBootTest(classes = TestApplication.class, properties = "portale.outbox.dispatch=true")
@Import(DeliveryTest.Listening.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryTest {

    private static final String NOTICE = "301000000000000144";

    @Autowired
    private EventOutbox outbox;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Recorder recorder;
    @Autowired
    @Qualifier("outboxRetryPolicy")
    private OutboxRetryPolicy retryPolicy;

    /** Remembers what it was given; fails as often as it was told to for a key. */
    static class Recorder implements DomainEventListener {

        private final Queue<DomainEvent> heard = new ConcurrentLinkedQueue<>();
        private final Map<UUID, AtomicInteger> failures = new HashMap<>();

        @Override
        public void on(DomainEvent event) {
            var left = failures.get(event.key());
            if (left != null && left.getAndDecrement() > 0) {
                throw new IllegalStateException("the engine is down");
            }
            heard.add(event);
        }

        List<DomainEvent> heardOf(UUID key) {
            return heard.stream().filter(event -> event.key().equals(key)).toList();
        }
    }

    @TestConfiguration
    static class Listening {

        @Bean
        Recorder recorder() {
            return new Recorder();
        }
    }

    @DynamicPropertySource
    static void databaseOfAKilledProcess(DynamicPropertyRegistry properties) throws SQLException {
        var name = "delivery_" + UUID.randomUUID().toString().replace("-", "");
        var url = TestDatabase.create(name);
        Flyway.configure().dataSource(url, "postgres", "postgres")
                .placeholders(Map.of("noticeSequences", "80230390587_01")).load().migrate();
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
             var statement = connection.createStatement()) {
            statement.execute("insert into outbox_instance values"
                    + " ('killed', 'host', 8081, 'ACTIVE', now(), now(), now(), now())");
            statement.execute("insert into outbox_partition select n, 'killed', 0, now() from generate_series(0, 255) n");
        }
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.password", () -> "postgres");
    }

    @Test
    @Order(1)
    void takesOverFromAKilledProcessWithinTenSeconds() {
        var event = deleted(UUID.randomUUID());
        write(event);

        await().atMost(Duration.ofSeconds(10)).until(() -> !recorder.heardOf(event.key()).isEmpty());

        assertThat(jdbc.sql("select count(*) from outbox_instance").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void deliversAtOnceAndKeepsNothing() {
        var request = UUID.randomUUID();
        DomainEvent event = new PaymentRequestConfirmed(UUID.randomUUID(), request, NOTICE, "11-AUT_GEN_RAD", "ISP-LOM",
                Instant.parse("2026-01-01T08:00:00.123456Z"), Instant.parse("2026-01-04T23:00:00Z"));
        write(event);

        await().atMost(Duration.ofSeconds(20)).until(() -> !recorder.heardOf(request).isEmpty());
        assertThat(recorder.heardOf(request)).containsExactly(event);
        await().atMost(Duration.ofSeconds(20)).until(() -> records(request) == 0);
    }

    @Test
    @Order(3)
    void everyKindOfEventSurvivesTheTable() {
        var id = UUID.randomUUID();
        var other = UUID.randomUUID();
        List<DomainEvent> events = List.of(
                new PaymentReceived(UUID.randomUUID(), id, NOTICE, other),
                new LatePaymentReceived(UUID.randomUUID(), id, NOTICE, other),
                new OnlinePaymentStarted(UUID.randomUUID(), id, NOTICE, other),
                new PaymentRequestDeleted(UUID.randomUUID(), id, NOTICE),
                new CheckoutRequested(UUID.randomUUID(), id, other),
                new UnmatchedReceiptArrived(UUID.randomUUID(), id, NOTICE, "DGST-CEN", "UNKNOWN_NOTICE"));
        events.forEach(this::write);

        await().atMost(Duration.ofSeconds(20)).until(() -> recorder.heardOf(id).size() == events.size());
        assertThat(recorder.heardOf(id)).isEqualTo(events);
    }

    @Test
    @Order(4)
    void keepsTheOrderOfEachKey() {
        var written = new HashMap<UUID, List<DomainEvent>>();
        for (int key = 0; key < 20; key++) {
            written.put(UUID.randomUUID(), new ArrayList<>());
        }
        for (int i = 0; i < 10; i++) {
            written.forEach((key, events) -> {
                var event = deleted(key);
                events.add(event);
                write(event);
            });
        }
        await().atMost(Duration.ofSeconds(15)).until(() ->
                written.keySet().stream().allMatch(key -> recorder.heardOf(key).size() >= 10));
        written.forEach((key, events) -> assertThat(recorder.heardOf(key)).isEqualTo(events));
    }

    @Test
    @Order(5)
    void aFailedEventComesAgainBeforeTheLaterOnesOfItsKey() {
        var key = UUID.randomUUID();
        var other = UUID.randomUUID();
        recorder.failures.put(key, new AtomicInteger(2));
        var first = deleted(key);
        var second = deleted(key);
        var unrelated = deleted(other);
        write(first);
        write(second);
        write(unrelated);

        await().atMost(Duration.ofSeconds(20)).until(() -> !recorder.heardOf(other).isEmpty());
        await().atMost(Duration.ofSeconds(20)).until(() -> recorder.heardOf(key).size() == 2);
        assertThat(recorder.heardOf(key)).containsExactly(first, second);
        await().atMost(Duration.ofSeconds(20)).until(() -> records(key) == 0);
    }

    @Test
    @Order(6)
    void triesForEverAndAtLeastEveryThirtySeconds() {
        assertThat(retryPolicy.maxRetries()).isEqualTo(Integer.MAX_VALUE);
        assertThat(retryPolicy.shouldRetry(new IllegalStateException())).isTrue();
        assertThat(retryPolicy.nextDelay(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(retryPolicy.nextDelay(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(retryPolicy.nextDelay(100_000)).isEqualTo(Duration.ofSeconds(30));
    }

    private static DomainEvent deleted(UUID requestId) {
        return new PaymentRequestDeleted(UUID.randomUUID(), requestId, NOTICE);
    }

    private void write(DomainEvent event) {
        transactions.executeWithoutResult(transaction -> outbox.write(event));
    }

    private long records(UUID key) {
        return jdbc.sql("select count(*) from outbox_record where record_key = ?").param(key.toString())
                .query(Long.class).single();
    }
}

package it.portaledgst.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ChangesTest extends DomainTest {

    /** For a busy machine; nobody waits that long otherwise. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    private Changes changes;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private DataSource dataSource;

    @Test
    void everyChangeOfTheRequestIsHeardAndNoOther() {
        var request = confirm(ANNA);
        var other = confirm(ANNA);
        var heard = new AtomicInteger();

        try (var registration = changes.listen(request.id(), heard::incrementAndGet)) {
            settle(heard);
            lifecycle.storeDocument(other.id(), DocumentKind.NOTICE, new byte[] {1});
            lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, new byte[] {1});
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(1));
            var attempt = requests.startOnlinePayment(ANNA, request.id());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(2));
            lifecycle.checkoutFailed(attempt.id(), CheckoutProblem.NO_ANSWER);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(3));
            requests.delete(ANNA, request.id());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(4));
        }
    }

    @Test
    void aChangeByAnotherProcessIsHeardToo() throws Exception {
        var request = confirm(ANNA);
        var heard = new AtomicInteger();

        try (var registration = changes.listen(request.id(), heard::incrementAndGet)) {
            settle(heard);
            expireElsewhere(request);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(1));
        }
    }

    @Test
    void aCitizenHearsOfEverythingThatIsTheirsAlsoOfWhatIsNewAndOfNothingElse() throws Exception {
        var request = confirm(ANNA);
        var other = confirm(BRUNO);
        var heard = new AtomicInteger();

        var registration = changes.listen(ANNA, heard::incrementAndGet);
        settle(heard);
        lifecycle.storeDocument(other.id(), DocumentKind.NOTICE, new byte[] {1});
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, new byte[] {1});
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(1));
        confirm(ANNA);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(2));
        expireElsewhere(request);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasValue(3));
        registration.close();

        var stillHeard = new AtomicInteger();
        try (var second = changes.listen(ANNA, stillHeard::incrementAndGet)) {
            requests.delete(ANNA, confirm(ANNA).id());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(stillHeard).hasPositiveValue());
        }
        assertThat(heard).hasValue(3);
    }

    @Test
    void nothingIsHeardAfterClosing() throws Exception {
        var request = confirm(ANNA);
        var heard = new AtomicInteger();
        var stillHeard = new AtomicInteger();
        changes.listen(request.id(), heard::incrementAndGet).close();

        try (var registration = changes.listen(request.id(), stillHeard::incrementAndGet)) {
            settle(stillHeard);
            heard.set(0);
            expireElsewhere(request);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(stillHeard).hasValue(1));
        }
        assertThat(heard).hasValue(0);
    }

    @Test
    void aLostConnectionIsReplacedAndNothingIsMissed() {
        var request = confirm(ANNA);
        var heard = new AtomicInteger();

        try (var registration = changes.listen(request.id(), heard::incrementAndGet)) {
            settle(heard);
            assertThat(jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                    + " where query ~ '^(listen |select distinct (owner|asker)_issuer)' and datname = current_database()")
                    .query(Long.class).single()).isPositive();
            requests.delete(ANNA, request.id());
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).hasPositiveValue());
        }
    }

    /** Another session, not of this process's pool. */
    private void expireElsewhere(PaymentRequest request) throws Exception {
        try (var pooled = dataSource.getConnection();
             var connection = DriverManager.getConnection(pooled.getMetaData().getURL(), "postgres", "postgres");
             var statement = connection.prepareStatement("update payment_request set state = 'EXPIRED' where id = ?")) {
            statement.setObject(1, request.id());
            statement.executeUpdate();
        }
    }

    /**
     * Until all that happened before has been told, and what is heard from here on is new. Notifications keep their order, so one
     * of our own that is heard comes last; the first may be heard because the connection has just been made (all look again), the
     * second comes after it in any case.
     */
    private void settle(AtomicInteger heard) {
        var probe = UUID.randomUUID();
        var told = new AtomicInteger();
        try (var registration = changes.listen(probe, told::incrementAndGet)) {
            for (int round = 1; round <= 2; round++) {
                var before = told.get();
                await().atMost(PATIENCE).until(() -> {
                    jdbc.sql("select pg_notify('payment_request_changed', ?)").param(probe.toString()).query().listOfRows();
                    return told.get() > before;
                });
            }
        }
        await().during(Duration.ofMillis(200)).until(() -> true); // callbacks have their own threads
        heard.set(0);
    }
}

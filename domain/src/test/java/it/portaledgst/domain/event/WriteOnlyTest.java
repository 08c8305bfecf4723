package it.portaledgst.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.instance.OutboxInstanceRegistry;
import io.namastack.outbox.partition.PartitionCoordinator;
import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.payment.PaymentRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** The process that only writes: what it writes stays for another one. */
class WriteOnlyTest extends DomainTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private EventOutbox outbox;

    @Test
    void nothingIsDeliveredAndNoInstanceIsRegistered() throws Exception {
        var request = confirm(ANNA);

        Thread.sleep(1_500);

        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed");
        assertThat(jdbc.sql("select failure_count from outbox_record where record_key = ?").param(request.id().toString())
                .query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from outbox_instance").query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from outbox_partition").query(Long.class).single()).isZero();
        assertThat(List.of(OutboxProcessingScheduler.class, PartitionCoordinator.class, OutboxInstanceRegistry.class))
                .allSatisfy(type -> assertThat(context.getBeanNamesForType(type)).isEmpty());
    }

    @Test
    void theEventIsRolledBackWithTheFact() {
        var confirmed = new CopyOnWriteArrayList<PaymentRequest>();

        transactions.executeWithoutResult(transaction -> {
            confirmed.add(confirm(ANNA));
            transaction.setRollbackOnly();
        });

        var id = confirmed.getFirst().id();
        assertThat(requests.find(ANNA, id)).isEmpty();
        assertThat(events(id)).isEmpty();
        assertThat(journal(id)).isEmpty();
    }

    @Test
    void noEventIsWrittenOutsideATransaction() {
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() ->
                outbox.write(new PaymentRequestDeleted(UUID.randomUUID(), UUID.randomUUID(), "301000000000000144")));
    }
}

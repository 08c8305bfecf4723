package it.portaledgst.workers.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.workers.WorkersTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BacklogGaugesTest extends WorkersTest {

    @Autowired
    private BacklogGauges gauges;
    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void nothing() {
        jdbc.sql("truncate payment_request, support_request, desk_task, unreadable_receipt, outbox_record cascade").update();
    }

    @Test
    void whatWaitsIsCounted() {
        gauges.look();
        assertThat(meters.getMeters()).extracting(meter -> meter.getId().getName()).contains("portale.events.oldest");
        for (var name : new String[] {"events.oldest", "requests.not.expired", "tasks.open", "support.late", "receipts.unreadable"}) {
            assertThat(value(name)).as(name).isZero();
        }

        var request = confirm();
        jdbc.sql("update outbox_record set created_at = created_at - interval '1 hour'").update();
        jdbc.sql("insert into desk_task (key, kind, office_code, request_id, created_at, state) values (1, 'CHECK_PAYMENT', 'ISP-LOM', ?, now(), 'OPEN')")
                .param(request.id()).update();
        jdbc.sql("insert into desk_task (key, kind, office_code, request_id, created_at, state) values (2, 'CHECK_PAYMENT', 'ISP-LOM', ?, now(), 'DONE')")
                .param(request.id()).update();
        jdbc.sql("insert into unreadable_receipt (id, received_at, fault_code, raw_message, problem) values (gen_random_uuid(), now(), 'PPT', '', '')").update();
        for (var support : new String[] {"'OPEN', now() - interval '1 minute'", "'OPEN', now() + interval '1 minute'", "'CLOSED', now() - interval '1 minute'"}) {
            jdbc.sql("""
                    insert into support_request (id, number, idempotency_key, owner_issuer, owner_subject, category, abroad, blocked, says_paid, email,
                        language, created_at, changed_at, office_code, priority, state, due_at)
                    values (gen_random_uuid(), left(gen_random_uuid()::text, 16), gen_random_uuid(), 'i', 's', 'TECNICO', false, false, false, 'a@b.example',
                        'it', now(), now(), 'ISP-LOM', 'MEDIA', %s)""".formatted(support)).update();
        }
        gauges.look();
        assertThat(value("events.oldest")).isBetween(3_600.0, 3_700.0);
        assertThat(value("tasks.open")).isEqualTo(1);
        assertThat(value("support.late")).isEqualTo(1);
        assertThat(value("receipts.unreadable")).isEqualTo(1);
        assertThat(value("requests.not.expired")).isZero();

        clock.pass(Duration.between(clock.instant(), request.dueDate().plusDays(2).atTime(12, 0).atZone(PaymentTerms.ROME).toInstant()));
        gauges.look();
        assertThat(value("requests.not.expired")).isEqualTo(1);
    }

    private double value(String name) {
        return meters.get("portale." + name).gauge().value();
    }
}

package it.portaledgst.domain;

import it.portaledgst.application.AdjustableClock;
import it.portaledgst.application.TestApplication;
import it.portaledgst.application.TestDatabase;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.RequestDocuments;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A process that only writes to the outbox, as the portal does, with a clock that tests may move. */
@SpringBootTest(classes = TestApplication.class)
@Import(DomainTest.MovableTime.class)
public abstract class DomainTest {

    protected static final Citizen ANNA = new Citizen("https://sso.example", "anna");
    protected static final Citizen BRUNO = new Citizen("https://sso.example", "bruno");

    @Autowired
    protected PaymentRequests requests;
    @Autowired
    protected RequestDocuments documents;
    @Autowired
    protected JdbcClient jdbc;
    @Autowired
    protected AdjustableClock clock;

    @TestConfiguration
    static class MovableTime {

        @Bean
        AdjustableClock adjustableClock() {
            return new AdjustableClock();
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties, "domain_" + UUID.randomUUID().toString().replace("-", ""));
    }

    @AfterEach
    void realTime() {
        clock.reset();
    }

    /** The first moment at which the request cannot be paid any more, by the clock of Rome. */
    protected static Instant endOfLastDay(PaymentRequest request) {
        return request.dueDate().plusDays(1).atStartOfDay(PaymentTerms.ROME).toInstant();
    }

    protected PaymentRequest confirm(Citizen owner) {
        return requests.confirm(owner, newRequest(UUID.randomUUID()));
    }

    protected static NewPaymentRequest newRequest(UUID idempotencyKey) {
        return new NewPaymentRequest(idempotencyKey, "11-AUT_GEN_RAD",
                new Debtor(DebtorKind.NATURAL_PERSON, "Mario Rossi", "RSSMRA80A01H501U", "mario@posta.example", null),
                new BigDecimal("50"), "ISP-LOM",
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026"));
    }

    /** The names of the events written about the key, in the order of their delivery. */
    protected List<String> events(UUID key) {
        return jdbc.sql("select record_type from outbox_record where record_key = ? order by created_at")
                .param(key.toString()).query(String.class).list().stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1)).toList();
    }

    protected List<String> journal(UUID requestId) {
        return jdbc.sql("select kind from payment_event where request_id = ? order by id").param(requestId)
                .query(String.class).list();
    }
}

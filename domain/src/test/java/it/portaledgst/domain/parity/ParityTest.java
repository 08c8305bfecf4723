package it.portaledgst.domain.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.event.OnlinePaymentStarted;
import it.portaledgst.domain.event.PaymentRequestConfirmed;
import it.portaledgst.domain.parity.Difference.Kind;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** All requests are compared: with a setting of its own the test has a database of its own. */
@TestPropertySource(properties = "portale.parity.max-cases=10")
class ParityTest extends DomainTest {

    private static final Duration GRACE = Duration.ofMinutes(16);
    private static final String PROCESS = "payment-request";

    @Autowired
    private Parity parity;
    @Autowired
    private ToldAgain toldAgain;
    @Autowired
    private PaymentLifecycle lifecycle;

    @BeforeEach
    void nothingBefore() {
        jdbc.sql("delete from outbox_record").update();
        jdbc.sql("delete from parity_difference").update();
        jdbc.sql("delete from restoration").update();
        jdbc.sql("delete from restoration_untold").update();
        jdbc.sql("update payment_request set state = 'DELETED' where state = 'TO_PAY'").update();
    }

    @Test
    void aWaitingRequestNeedsAnInstanceOnceTheEngineHasHadTimeForIt() {
        var request = confirm(ANNA);
        assertThat(found(compare(List.of()))).as("young").isEmpty();
        clock.advance(GRACE);
        assertThat(found(compare(List.of()))).as("the outbox is yet to tell it").isEmpty();
        jdbc.sql("delete from outbox_record").update();

        assertThat(found(compare(List.of()))).containsExactly("MISSING_INSTANCE " + request.id());
        assertThat(found(compare(List.of(running(request.id(), 1))))).isEmpty();
        assertThat(jdbc.sql("select count(*) from parity_difference where subject = ? and over_at is not null").param(request.id()).query(Long.class).single())
                .isEqualTo(1);
    }

    /** What was on its way to the engine then will not arrive; what the backup's outbox held has only just been told. */
    @Test
    void whatIsFromBeforeARestoreHasNoGraceUnlessTheOutboxTellsIt() {
        var told = confirm(ANNA);
        jdbc.sql("delete from outbox_record").update();
        var untold = confirm(ANNA);
        clock.advance(Duration.ofSeconds(1));
        jdbc.sql("insert into restoration values (?)").param(Timestamp.from(clock.instant())).update();
        jdbc.sql("insert into restoration_untold values (?)").param(untold.id().toString()).update();
        clock.advance(Duration.ofSeconds(1));
        var since = confirm(ANNA);
        jdbc.sql("delete from outbox_record").update();

        assertThat(found(compare(List.of()))).containsExactly("MISSING_INSTANCE " + told.id());
        clock.advance(GRACE);
        assertThat(found(compare(List.of()))).containsExactlyInAnyOrder("MISSING_INSTANCE " + told.id(), "MISSING_INSTANCE " + untold.id(),
                "MISSING_INSTANCE " + since.id());
    }

    @Test
    void whatIsToldAgainIsTheSameForTheSameRepair() {
        var request = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, request.id()).id();
        lifecycle.leftForCheckout(attempt, "https://checkout.example");
        clock.advance(GRACE);
        jdbc.sql("delete from outbox_record").update();
        var run = compare(List.of());
        var difference = parity.toRepair(run, 10).getFirst();

        var events = toldAgain.aboutPayment(difference);

        assertThat(events).hasSize(2).isEqualTo(toldAgain.aboutPayment(difference));
        assertThat(events.getFirst()).isInstanceOf(PaymentRequestConfirmed.class);
        assertThat(events.getLast()).isInstanceOfSatisfying(OnlinePaymentStarted.class, started -> assertThat(started.attemptId()).isEqualTo(attempt));
        parity.repaired(difference.id());
        assertThat(toldAgain.aboutPayment(parity.get(difference.id())).getFirst().eventId()).isNotEqualTo(events.getFirst().eventId());
        jdbc.sql("update payment_request set state = 'DELETED' where id = ?").param(request.id()).update();
        assertThat(toldAgain.aboutPayment(difference)).as("it has gone on").isEmpty();
    }

    @Test
    void whatWasRepairedInVainIsForAPersonOnceAndUntilTheyHaveDecided() {
        confirm(ANNA);
        clock.advance(GRACE);
        jdbc.sql("delete from outbox_record").update();
        var run = compare(List.of());
        var difference = parity.toRepair(run, 10).getFirst();
        parity.repaired(difference.id());
        assertThat(parity.toRepair(run, 10)).as("once").isEmpty();

        assertThat(parity.toDecide(compare(List.of()), 7, List.of())).as("the search may lag").isEmpty();
        clock.advance(GRACE);
        run = compare(List.of());
        assertThat(parity.toRepair(run, 10)).isEmpty();
        assertThat(parity.toDecide(run, 7, List.of())).extracting(Difference::id).containsExactly(difference.id());
        assertThat(parity.toDecide(run, 7, List.of())).as("the job runs twice").hasSize(1);
        assertThat(parity.toDecide(compare(List.of()), 8, List.of())).as("asked already").isEmpty();
        run = compare(List.of());
        assertThat(parity.askedBy(run, 9)).containsExactly(7L);
        assertThat(parity.askedBy(run, 7)).as("its own").isEmpty();
        assertThat(parity.toDecide(run, 9, List.of(7L))).as("that case is gone").hasSize(1);

        parity.decided(difference.id(), "leave");
        assertThat(parity.decided(difference.id(), "repair").decision()).as("the first stays").isEqualTo("leave");
        assertThat(parity.toDecide(compare(List.of()), 10, List.of(9L))).isEmpty();
    }

    @Test
    void whatIsBeforePeopleAlreadyKeepsNothingNewFromThem() {
        var open = Stream.generate(() -> goesOnThoughExpired().id()).limit(10).toList();
        compare(running(open));
        assertThat(parity.toDecide(compare(running(open)), 7, List.of())).hasSize(10);

        clock.advance(Duration.ofSeconds(1));
        var late = goesOnThoughExpired().id();
        var all = Stream.concat(open.stream(), Stream.of(late)).toList();
        compare(running(all));
        assertThat(parity.toDecide(compare(running(all)), 8, List.of())).extracting(Difference::subject).containsExactly(late);
    }

    /** Its check may go on for days, with other differences. */
    @Test
    void whatWasLeftIsAskedAboutAgainWhenItIsInAnotherState() {
        var instance = List.of(running(goesOnThoughExpired().id(), 1));
        compare(instance);
        var difference = parity.toDecide(compare(instance), 7, List.of()).getFirst();
        parity.decided(difference.id(), "leave");
        assertThat(parity.toDecide(compare(instance), 8, List.of())).isEmpty();

        jdbc.sql("update payment_request set state = 'DELETED' where id = ?").param(difference.subject()).update();
        assertThat(parity.toDecide(compare(instance), 9, List.of())).extracting(Difference::id, Difference::state).containsExactly(tuple(difference.id(), "DELETED"));
    }

    @Test
    void instancesAboutNothingAreCancelledInSmallNumbersOnly() {
        var some = LongStream.rangeClosed(1, 3).mapToObj(key -> running(UUID.randomUUID(), key)).toList();
        assertThat(parity.toRepair(compare(some), 10)).as("found once").isEmpty();
        assertThat(parity.toRepair(compare(some), 10)).hasSize(3).allMatch(found -> found.kind() == Kind.ORPHAN_INSTANCE);

        var many = LongStream.rangeClosed(1, 101).mapToObj(key -> running(UUID.randomUUID(), key)).toList();
        compare(many);
        var run = compare(many);
        assertThat(parity.toRepair(run, 1000)).isEmpty();
        assertThat(parity.tooManyOrphans(run)).contains(101L);
    }

    /** Only a person can say what is to be done about it. */
    private PaymentRequest goesOnThoughExpired() {
        var request = confirm(ANNA);
        jdbc.sql("update payment_request set state = 'EXPIRED' where id = ?").param(request.id()).update();
        jdbc.sql("delete from outbox_record").update();
        clock.advance(GRACE);
        return request;
    }

    private UUID compare(Collection<RunningInstance> instances) {
        var run = parity.begin();
        parity.running(run, List.copyOf(instances));
        parity.compare(run);
        parity.ended(run);
        return run;
    }

    private List<String> found(UUID run) {
        return jdbc.sql("select kind || ' ' || subject from parity_difference where last_run = ? and over_at is null").param(run).query(String.class).list();
    }

    /** The position is the key: instances of requests that are named in the same order stay the same. */
    private static List<RunningInstance> running(List<UUID> subjects) {
        return IntStream.range(0, subjects.size()).mapToObj(position -> running(subjects.get(position), position + 1)).toList();
    }

    private static RunningInstance running(UUID subject, long key) {
        return new RunningInstance(PROCESS, key, subject, Instant.now().minus(Duration.ofDays(1)));
    }
}

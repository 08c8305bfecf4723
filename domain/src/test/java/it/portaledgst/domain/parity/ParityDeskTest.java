package it.portaledgst.domain.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.change.Changes;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.parity.OpenDifference.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What the staff see of the comparison, and who decides on it. */
@TestPropertySource(properties = "portale.parity.max-cases=10") // all requests are compared, as in ParityTest: not in everybody's database
class ParityDeskTest extends DomainTest {

    private static final Staff LAURA = staff("laura", "DGST-CEN", StaffRole.OPERATOR);
    private static final Staff SARA = staff("sara", "DGST-CEN", StaffRole.ADMINISTRATOR);
    private static final Staff DAVIDE = staff("davide", "DGST-CEN", StaffRole.ANALYST);
    private static final Staff ELENA = staff("elena", "ISP-LOM", StaffRole.OPERATOR);
    private static final long TASK = 4711;
    private static final long CASE = 7;
    private static final Instant DUE = Instant.parse("2026-12-04T10:00:00Z");

    @Autowired
    private Parity parity;
    @Autowired
    private ParityDesk desk;
    @Autowired
    private ParityTasks tasks;
    @Autowired
    private Changes changes;

    @BeforeEach
    void nothingBefore() {
        jdbc.sql("delete from outbox_record").update();
        jdbc.sql("delete from parity_difference").update();
        jdbc.sql("delete from parity_run").update();
        jdbc.sql("delete from parity_ask").update();
        jdbc.sql("update payment_request set state = 'DELETED' where state = 'TO_PAY'").update();
    }

    @Test
    void whatCannotBeRepairedIsDecidedHereOnceAndWithAReason() {
        var request = confirm(ANNA);
        var difference = before(request.id());
        assertThat(desk.open(DAVIDE, null, 10)).singleElement().satisfies(open -> {
            assertThat(open.stage()).isEqualTo(Stage.TO_DECIDE);
            assertThat(open.code()).isEqualTo(request.noticeCode().value());
            assertThat(open.requestId()).isEqualTo(request.id());
            assertThat(open.dueAt()).isEqualTo(DUE);
        });
        assertThat(desk.counts(DAVIDE)).isEqualTo(new ParityDesk.Counts(1, 1));
        assertThat(tasks.untold(difference)).isEmpty();
        assertThat(refusal(() -> desk.decide(LAURA, difference, null, "certo"))).isEqualTo(Refusal.DIFFERENCE_DECISION);
        assertThat(refusal(() -> desk.decide(LAURA, difference, ParityDecision.REPAIR, " "))).isEqualTo(Refusal.REASON_MISSING);

        desk.decide(LAURA, difference, ParityDecision.REPAIR, "scaduta, l’istanza è di troppo");
        assertThat(refusal(() -> desk.decide(SARA, difference, ParityDecision.LEAVE, "no"))).isEqualTo(Refusal.DIFFERENCE_NOT_OPEN);

        assertThat(events(difference)).containsExactly("ParityEvent$Decided");
        assertThat(tasks.untold(difference)).hasValueSatisfying(untold -> assertThat(untold.taskKey() + " " + untold.caseKey() + " " + untold.decision())
                .isEqualTo(TASK + " " + CASE + " repair"));
        assertThat(lastAct()).isEqualTo("laura PARITY_DECIDED parity-difference " + difference + " scaduta, l’istanza è di troppo"
                + " REPAIR DIFFERENT_STATE payment-request " + request.id());
        assertThat(stages()).containsExactly(Stage.BEING_REPAIRED);
        assertThat(desk.counts(DAVIDE)).isEqualTo(new ParityDesk.Counts(1, 0));
        assertThat(tasks.completing(difference, "leave", "rita")).as("too late in Tasklist").isFalse();
        assertThat(tasks.completing(difference, "repair", null)).isTrue();
        assertThat(tasks.completing(difference, "repair", null)).as("the job runs twice").isTrue();
        assertThat(tasks.untold(difference)).as("the engine knows it").isEmpty();
        assertThat(jdbc.sql("select decided_by from parity_difference where id = ?").param(difference).query(String.class).single()).isEqualTo("laura");
        parity.repaired(difference);
        assertThat(stages()).containsExactly(Stage.REPAIRED);
    }

    @Test
    void whatTasklistDecidedFirstStays() {
        var difference = before(confirm(ANNA).id());
        assertThat(tasks.completing(difference, "nothing", "rita")).as("no decision").isFalse();
        assertThat(tasks.completing(difference, "leave", "rita")).isTrue();
        assertThat(lastAct()).startsWith("rita PARITY_DECIDED parity-difference " + difference).contains("LEAVE DIFFERENT_STATE");
        assertThat(refusal(() -> desk.decide(LAURA, difference, ParityDecision.REPAIR, "tardi"))).isEqualTo(Refusal.DIFFERENCE_NOT_OPEN);
        assertThat(events(difference)).isEmpty();
        assertThat(desk.open(DAVIDE, null, 10)).singleElement().satisfies(open -> {
            assertThat(open.stage()).isEqualTo(Stage.LEFT);
            assertThat(open.decidedBy()).isEqualTo("rita");
        });
    }

    @Test
    void onlyWhoHasTheTaskActsAndOnlyWhoMonitorsSees() {
        var difference = before(confirm(ANNA).id());
        for (ThrowingCallable act : List.<ThrowingCallable>of(() -> desk.decide(DAVIDE, difference, ParityDecision.LEAVE, "no"), () -> desk.compare(DAVIDE),
                () -> desk.decide(ELENA, difference, ParityDecision.LEAVE, "no"), () -> desk.compare(ELENA), () -> desk.open(ELENA, null, 10),
                () -> desk.counts(ELENA), () -> desk.comparisons(ELENA))) {
            assertThatThrownBy(act).isInstanceOf(Staff.NotAllowed.class);
        }
        assertThat(ParityDesk.decidedBy(staff("heidi", "DGST-CEN", StaffRole.HEAD))).as("sees no monitoring").isFalse();
        desk.decide(SARA, difference, ParityDecision.LEAVE, "è di prova");
        assertThat(stages()).containsExactly(Stage.LEFT);
    }

    @Test
    void whatGoesByItselfNobodyHasToDecide() {
        var request = confirm(ANNA);
        var difference = before(request.id());
        var run = parity.begin();
        parity.compare(run);
        parity.ended(run);

        assertThat(desk.open(DAVIDE, null, 10)).isEmpty();
        assertThat(events(difference)).containsExactly("ParityEvent$Decided");
        assertThat(tasks.untold(difference)).hasValueSatisfying(untold -> assertThat(untold.decision()).isEqualTo("leave"));
        assertThat(refusal(() -> desk.decide(LAURA, difference, ParityDecision.LEAVE, "tardi"))).isEqualTo(Refusal.DIFFERENCE_NOT_OPEN);
        long acts = acts();
        assertThat(tasks.completing(difference, "leave", null)).isTrue();
        assertThat(acts()).as("nobody did it").isEqualTo(acts);
    }

    @Test
    void aTaskThatComesAfterItsDifferenceHasGoneIsClosed() {
        var difference = before(confirm(ANNA).id());
        tasks.gone(difference, TASK);
        var run = parity.begin();
        parity.compare(run);
        assertThat(events(difference)).as("nothing to be closed").isEmpty();

        tasks.created(difference, 99, DUE);
        tasks.created(difference, 99, DUE);
        assertThat(events(difference)).containsExactly("ParityEvent$Decided");
        assertThat(tasks.untold(difference)).hasValueSatisfying(untold -> assertThat(untold.taskKey()).isEqualTo(99));
    }

    @Test
    void aRepairThatGotLostWithItsCaseIsAskedAboutAgain() {
        var request = confirm(ANNA);
        var difference = before(request.id());
        desk.decide(LAURA, difference, ParityDecision.REPAIR, "è di troppo");
        assertThat(parity.toDecide(compare(request.id()), 8, List.of())).as("the engine is about to do it").isEmpty();
        assertThat(parity.toDecide(compare(request.id()), 9, List.of(CASE))).extracting(Difference::id).containsExactly(difference);
        assertThat(stages()).containsExactly(Stage.CASE_ELSEWHERE);
        tasks.created(difference, 99, DUE);
        assertThat(stages()).containsExactly(Stage.TO_DECIDE);
        tasks.gone(difference, TASK);
        assertThat(stages()).as("another task").containsExactly(Stage.TO_DECIDE);
        tasks.gone(difference, 99);
        assertThat(stages()).containsExactly(Stage.CASE_ELSEWHERE);
    }

    @Test
    void pagesFollowOneAnotherBeginningWithWhatIsAsked() {
        var run = parity.begin();
        parity.running(run, LongStream.rangeClosed(1, 7).mapToObj(key -> new RunningInstance("payment-request", key, UUID.randomUUID(),
                clock.instant().minus(Duration.ofDays(1)))).toList());
        parity.compare(run);
        parity.ended(run);
        var asked = jdbc.sql("select id from parity_difference where instance_key = 5").query(UUID.class).single();
        jdbc.sql("update parity_difference set case_key = 3 where id = ?").param(asked).update();
        tasks.created(asked, TASK, null);

        var first = desk.open(DAVIDE, null, 3);
        var second = desk.open(DAVIDE, first.getLast(), 3);
        var third = desk.open(DAVIDE, second.getLast(), 3);
        assertThat(first.getFirst().id()).isEqualTo(asked);
        assertThat(List.of(first, second, third)).flatExtracting(page -> page).extracting(OpenDifference::instanceKey)
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(third).hasSize(1).allMatch(open -> open.stage() == Stage.WATCHED);
        assertThat(desk.counts(DAVIDE)).isEqualTo(new ParityDesk.Counts(7, 1));
    }

    @Test
    void aComparisonIsAskedForOnceAndItsCountsStay() {
        assertThat(desk.comparisons(DAVIDE)).isEqualTo(new Comparisons(null, null, null));
        desk.compare(SARA);
        assertThat(desk.comparisons(DAVIDE).asked().by()).isEqualTo("sara");
        assertThat(refusal(() -> desk.compare(LAURA))).isEqualTo(Refusal.PARITY_RUNNING);
        assertThat(jdbc.sql("select count(*) from outbox_record where record_type like '%ParityEvent$Asked'").query(Long.class).single()).isEqualTo(1);
        assertThat(lastAct()).startsWith("sara PARITY_ASKED parity ");

        var request = confirm(ANNA);
        jdbc.sql("delete from outbox_record").update();
        clock.advance(Duration.ofMinutes(20));
        var run = parity.begin();
        assertThat(desk.comparisons(DAVIDE)).satisfies(now -> {
            assertThat(now.asked()).isNull();
            assertThat(now.running().id()).isEqualTo(run);
            assertThat(now.running().found()).isNull();
        });
        assertThat(refusal(() -> desk.compare(LAURA))).isEqualTo(Refusal.PARITY_RUNNING);
        parity.running(run, List.of(instance(UUID.randomUUID(), 1), instance(UUID.randomUUID(), 2)));
        assertThat(desk.comparisons(DAVIDE).running().instances()).isEqualTo(2);
        parity.compare(run);
        parity.toRepair(run, 10).forEach(found -> parity.repaired(run, found.id()));
        parity.ended(run);
        assertThat(desk.comparisons(DAVIDE)).satisfies(now -> {
            assertThat(now.busy()).isFalse();
            assertThat(now.last()).extracting(ParityRun::instances, ParityRun::found, ParityRun::repaired, ParityRun::leftToPeople)
                    .containsExactly(2L, 3L, 1L, 0L);
        });
        compare(request.id());
        assertThat(jdbc.sql("select found from parity_run where id = ?").param(run).query(Long.class).single()).as("as it was").isEqualTo(3);

        parity.begin();
        assertThat(desk.comparisons(DAVIDE).busy()).isTrue();
        clock.advance(Duration.ofMinutes(61));
        assertThat(desk.comparisons(DAVIDE).busy()).as("whoever did it is gone").isFalse();
        desk.compare(LAURA);
    }

    @Test
    void openPagesHearOfIt() {
        var heard = new AtomicInteger();
        try (var registration = changes.listenToParity(heard::incrementAndGet)) {
            for (Runnable happens : List.<Runnable>of(() -> desk.compare(SARA), () -> before(confirm(ANNA).id()),
                    () -> desk.decide(LAURA, desk.open(LAURA, null, 1).getFirst().id(), ParityDecision.LEAVE, "va bene così"))) {
                int before = heard.get();
                happens.run();
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(heard).hasValueGreaterThan(before));
            }
        }
    }

    /** An expired request whose instance goes on, found twice, with a task for a person. */
    private UUID before(UUID request) {
        jdbc.sql("update payment_request set state = 'EXPIRED' where id = ?").param(request).update();
        jdbc.sql("delete from outbox_record").update();
        clock.advance(Duration.ofMinutes(20));
        compare(request);
        var found = parity.toDecide(compare(request), CASE, List.of());
        assertThat(found).hasSize(1);
        tasks.created(found.getFirst().id(), TASK, DUE);
        tasks.created(found.getFirst().id(), TASK, DUE);
        return found.getFirst().id();
    }

    private UUID compare(UUID subject) {
        var run = parity.begin();
        parity.running(run, List.of(instance(subject, 1)));
        parity.compare(run);
        parity.ended(run);
        return run;
    }

    private RunningInstance instance(UUID subject, long key) {
        return new RunningInstance("payment-request", key, subject, Instant.now().minus(Duration.ofDays(1)));
    }

    private List<Stage> stages() {
        return desk.open(DAVIDE, null, 10).stream().map(OpenDifference::stage).toList();
    }

    private String lastAct() {
        return jdbc.sql("select concat_ws(' ', who_name, act, subject_kind, subject_id, reason, detail) from staff_event order by number desc limit 1")
                .query(String.class).single();
    }

    private long acts() {
        return jdbc.sql("select count(*) from staff_event").query(Long.class).single();
    }

    private static Refusal refusal(ThrowingCallable act) {
        return catchThrowableOfType(RejectedException.class, act).problem().why();
    }

    private static Staff staff(String name, String office, StaffRole role) {
        return new Staff("https://sso.example", name, name, Set.of(role), office);
    }
}

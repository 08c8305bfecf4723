package it.portaledgst.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.change.Changes;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.dossier.Paper;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.parity.Parity;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.statement.StatementLifecycle.Making;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CompanyStatementsTest extends DomainTest {

    private static final String COMPANY = "12345678903";
    private static final Staff LOMBARDIA = staff("elena", StaffRole.OPERATOR, "ISP-LOM");
    private static final Staff HEAD = staff("giorgio", StaffRole.HEAD, "ISP-LOM");
    private static final Staff SICILIA = staff("rosa", StaffRole.OPERATOR, "ISP-SIC");
    private static final Staff CENTRE = staff("laura", StaffRole.OPERATOR, Office.CENTRAL);

    @Autowired
    private CompanyStatements statements;
    @Autowired
    private StatementDesk desk;
    @Autowired
    private StatementLifecycle lifecycle;
    @Autowired
    private DossierWork work;
    @Autowired
    private Dossiers dossiers;
    @Autowired
    private Receipts receipts;
    @Autowired
    private Changes changes;
    @Autowired
    private Parity parity;

    @BeforeEach
    void nothingAsked() {
        jdbc.sql("truncate company_statement").update();
        jdbc.sql("delete from dossier").update();
        jdbc.sql("update payment_request set debtor_tax_code = '00743110157' where debtor_tax_code = ?").param(COMPANY).update();
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        var today = PaymentTerms.today(clock);
        assertThat(statements.problems(new NewStatement(UUID.randomUUID(), "Anna", null, " ", "12345678900", null, null, null, "XX", "SUP-TEC",
                "anna@pec.it", false, "it"))).containsOnlyKeys("company", "taxCode", "capacity", "from", "to", "province", "office", "email");
        assertThat(problem(today.minusYears(5).plusDays(1), today)).isNull();
        assertThat(problem(today.minusYears(5), today)).isEqualTo(Refusal.STATEMENT_PERIOD);
        assertThat(problem(today, today.minusDays(1))).isEqualTo(Refusal.STATEMENT_ORDER);
        assertThat(problem(today, today.plusDays(1))).isEqualTo(Refusal.STATEMENT_TO);
        assertThat(problem(today.plusDays(1), today)).isEqualTo(Refusal.STATEMENT_FROM);
        assertThat(problem(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 1, 1))).isEqualTo(Refusal.STATEMENT_FROM);
        assertThat(statements.problems(with("x".repeat(71), null))).containsOnlyKeys("company");
        assertThat(statements.problems(with("Alfa", "anna@pec-studio.example"))).containsOnlyKeys("notPec");
    }

    @Test
    void theProvinceProposesTheOfficeThePersonMayChooseAnotherAndBothAreKept() {
        assertThat(ask(ANNA, "MI", null).officeCode()).isEqualTo("ISP-LOM");
        assertThat(ask(ANNA, null, null).officeCode()).as("abroad").isEqualTo(Office.CENTRAL);
        var chosen = ask(ANNA, "mi", "ISP-SIC");
        assertThat(chosen.officeCode()).isEqualTo("ISP-SIC");
        assertThat(chosen.proposedOffice()).isEqualTo("ISP-LOM");
        assertThat(chosen.number()).matches("E-20\\d\\d-\\d{6}");
        assertThat(events(chosen.id())).containsExactly("StatementEvent$Requested");
    }

    @Test
    void askedOnceAndNotTooOften() {
        var request = request("MI", null);
        assertThat(statements.ask(ANNA, request).id()).isEqualTo(statements.ask(ANNA, request).id());
        for (int i = 1; i < 5; i++) {
            ask(ANNA, "MI", null);
        }
        var refused = catchThrowableOfType(RejectedException.class, () -> ask(ANNA, "MI", null));
        assertThat(refused.problem().why()).isEqualTo(Refusal.STATEMENT_TOO_MANY);
        assertThat(ask(BRUNO, "MI", null)).isNotNull();
    }

    @Test
    void onlyWhoAskedSeesItAndNotWhoDecided() {
        var statement = approved();
        assertThat(statements.one(BRUNO, statement)).isEmpty();
        assertThat(statements.mine(BRUNO)).isEmpty();
        assertThat(statements.piece(BRUNO, statement, 0)).isEmpty();
        assertThat(statements.mine(ANNA)).singleElement().satisfies(mine -> {
            assertThat(mine.state()).isEqualTo(StatementState.APPROVED);
            assertThat(mine.decidedBy()).isNull();
        });
    }

    @Test
    void theOfficeAndTheCentreSeeItNobodyElse() {
        var id = ask(ANNA, "MI", null).id();
        for (var person : List.of(LOMBARDIA, HEAD, CENTRE)) {
            assertThat(desk.toDecide(person, 10)).extracting(CompanyStatement::id).containsExactly(id);
        }
        assertThat(desk.toDecide(SICILIA, 10)).isEmpty();
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> desk.open(SICILIA, id));
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> desk.approve(SICILIA, id));
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> desk.refuse(SICILIA, id, RefusalGround.NOT_ENTITLED, null));
        for (var person : List.of(staff("sara", StaffRole.SUPPORT, "SUP-TEC"), staff("dario", StaffRole.ANALYST, Office.CENTRAL),
                staff("ada", StaffRole.ADMINISTRATOR, Office.CENTRAL), staff("nemo", StaffRole.OPERATOR, null),
                new Staff("https://sso.example", "anna", "Anna", Set.of(), "ISP-LOM"))) {
            assertThat(StatementDesk.openTo(person)).isFalse();
            assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> desk.toDecide(person, 10));
            assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> desk.open(person, id));
        }
    }

    /** Whoever created and paid it; not what is unpaid, another's, out of the period, or a natural person's. */
    @Test
    void whatIsReleasedIsWhatWasPaidForTheCompanyInThePeriod() {
        var here = paid(ANNA, COMPANY, DebtorKind.LEGAL_PERSON, clock.instant());
        var bruno = paid(BRUNO, COMPANY, DebtorKind.LEGAL_PERSON, clock.instant());
        requests.confirm(ANNA, newRequest(COMPANY, DebtorKind.LEGAL_PERSON));
        paid(ANNA, "00743110157", DebtorKind.LEGAL_PERSON, clock.instant());
        paid(ANNA, COMPANY, DebtorKind.NATURAL_PERSON, clock.instant());
        paid(ANNA, COMPANY, DebtorKind.LEGAL_PERSON, clock.instant().minus(Duration.ofDays(400)));
        var id = ask(ANNA, "MI", null).id();

        var opened = desk.open(LOMBARDIA, id);
        assertThat(opened.content().payments()).isEqualTo(2);
        assertThat(opened.content().total()).isEqualByComparingTo("100");
        desk.approve(LOMBARDIA, id);
        lifecycle.make(id);
        paid(BRUNO, COMPANY, DebtorKind.LEGAL_PERSON, clock.instant());

        var order = work.begin(work.toMake().getFirst()).orElseThrow();
        assertThat(order.total()).isEqualTo(2);
        assertThat(work.next(order, null, 10)).extracting(PaymentRequest::id).containsExactlyInAnyOrder(here.id(), bruno.id());
        assertThat(order.selection().holds(Paper.Kind.RECEIPT)).isTrue();
        assertThat(order.selection().holds(Paper.Kind.ORIGINAL_RECEIPT)).isFalse();
        assertThat(statements.one(ANNA, id).orElseThrow().payments()).isEqualTo(2);
        assertThat(written(id)).containsExactly("elena STATEMENT_OPENED PROCEEDING", "elena STATEMENT_APPROVED 2 payments, 100.00 EUR");
        assertThat(events(id)).containsExactly("StatementEvent$Requested", "StatementEvent$Decided");
    }

    @Test
    void nothingPaidCannotBeApproved() {
        var id = ask(ANNA, "MI", null).id();
        var refused = catchThrowableOfType(RejectedException.class, () -> desk.approve(LOMBARDIA, id));
        assertThat(refused.problem().why()).isEqualTo(Refusal.STATEMENT_EMPTY);
        assertThat(lifecycle.taskCompleted(id, 7, "approve", null, "elena")).get().extracting(problem -> problem.why()).isEqualTo(Refusal.STATEMENT_EMPTY);
        assertThat(lifecycle.get(id).state()).isEqualTo(StatementState.REQUESTED);
        assertThat(events(id)).containsExactly("StatementEvent$Requested");
    }

    @Test
    void refusedForAReasonThatTheApplicantReads() {
        var id = ask(ANNA, "MI", null).id();
        assertThat(refusal(id, null, "perché no")).isEqualTo(Refusal.STATEMENT_GROUND);
        assertThat(refusal(id, RefusalGround.OTHER, " ")).isEqualTo(Refusal.REASON_MISSING);
        assertThat(refusal(id, RefusalGround.OTHER, "x".repeat(501))).isEqualTo(Refusal.REASON_LONG);
        assertThat(refusal(id, RefusalGround.OTHER, "di RSSMRA80A01H501U")).isEqualTo(Refusal.REASON_PERSONAL);

        desk.refuse(HEAD, id, RefusalGround.NOT_ENTITLED, "Serve la procura");

        var mine = statements.one(ANNA, id).orElseThrow();
        assertThat(mine.state()).isEqualTo(StatementState.REFUSED);
        assertThat(mine.ground().sentence("it", mine.words())).isEqualTo("non risulta che tu rappresenti la società. Serve la procura");
        assertThat(written(id)).containsExactly("giorgio STATEMENT_REFUSED NOT_ENTITLED");
        assertThat(refusal(id, RefusalGround.NOT_ENTITLED, null)).isEqualTo(Refusal.STATEMENT_DECIDED);
    }

    @Test
    void whatWasDecidedHereTheEngineHearsOnceAndWhatTasklistDecidesLaterIsRefused() {
        var id = approved();
        lifecycle.taskCreated(id, 7);
        assertThat(lifecycle.untold(id)).contains("approve");
        assertThat(lifecycle.taskCompleted(id, 7, "refuse", "NOT_ENTITLED", "elena")).get().extracting(problem -> problem.why())
                .isEqualTo(Refusal.STATEMENT_DECIDED);
        assertThat(lifecycle.task(id)).contains(7L);
        assertThat(lifecycle.taskCompleted(id, 7, "approve", null, null)).isEmpty();
        assertThat(lifecycle.untold(id)).isEmpty();
        assertThat(lifecycle.task(id)).isEmpty();
        assertThat(lifecycle.taskCompleted(id, 7, "approve", null, null)).as("twice").isEmpty();
    }

    @Test
    void whatTasklistDecidesIsTheSameAsInThePortal() {
        var id = ask(ANNA, "MI", null).id();
        lifecycle.taskCreated(id, 7);
        assertThat(lifecycle.taskCompleted(id, 7, "refuse", "OTHER", "elena")).get().extracting(problem -> problem.why())
                .as("words are the portal's").isEqualTo(Refusal.STATEMENT_GROUND);
        assertThat(lifecycle.taskCompleted(id, 7, "perhaps", null, "elena")).get().extracting(problem -> problem.why())
                .isEqualTo(Refusal.STATEMENT_OUTCOME);
        assertThat(lifecycle.taskCompleted(id, 7, "refuse", "WRONG_DATA", "elena")).isEmpty();

        assertThat(lifecycle.get(id).ground()).isEqualTo(RefusalGround.WRONG_DATA);
        assertThat(lifecycle.untold(id)).isEmpty();
        assertThat(written(id)).containsExactly("elena STATEMENT_REFUSED WRONG_DATA");
        assertThat(refusal(id, RefusalGround.NOT_ENTITLED, null)).isEqualTo(Refusal.STATEMENT_DECIDED);
    }

    @Test
    void whatIsLateIsTheCentresAndWhatWasDecidedMeanwhileStays() {
        var id = ask(ANNA, "MI", null).id();
        lifecycle.warn(id);
        assertThat(desk.toDecide(LOMBARDIA, 1).getFirst().warnedAt()).isNotNull();
        clock.advance(Duration.ofDays(20));
        assertThat(desk.toDecide(LOMBARDIA, 1).getFirst().late(clock.instant())).isTrue();

        var moved = lifecycle.escalate(id);
        assertThat(moved.officeCode()).isEqualTo(Office.CENTRAL);
        assertThat(moved.dueAt()).isAfter(clock.instant());
        assertThat(lifecycle.escalate(id).dueAt()).as("twice").isEqualTo(moved.dueAt());
        assertThat(desk.toDecide(LOMBARDIA, 1)).isEmpty();
        assertThat(desk.toDecide(CENTRE, 1)).hasSize(1);
        desk.refuse(CENTRE, id, RefusalGround.WRONG_DATA, null);
        assertThat(lifecycle.escalate(id).officeCode()).isEqualTo(Office.CENTRAL);

        var decided = ask(ANNA, "MI", null).id();
        desk.refuse(LOMBARDIA, decided, RefusalGround.WRONG_DATA, null);
        assertThat(lifecycle.escalate(decided).officeCode()).isEqualTo("ISP-LOM");
    }

    @Test
    void itIsDownloadedUntilItExpiresAndIsNoneOfTheOwnDossiers() {
        var id = approved();
        assertThat(lifecycle.make(id)).isEqualTo(Making.UNDER_WAY);
        assertThat(lifecycle.make(id)).as("twice").isEqualTo(Making.UNDER_WAY);
        assertThat(work.toMake()).hasSize(1);
        var order = work.begin(work.toMake().getFirst()).orElseThrow();
        work.keep(order, 0, new byte[] {1, 2, 3});
        assertThat(statements.piece(ANNA, id, 0)).as("not ready").isEmpty();
        work.finish(order, 3);

        assertThat(lifecycle.make(id)).isEqualTo(Making.READY);
        assertThat(lifecycle.make(id)).as("twice").isEqualTo(Making.READY);
        var ready = statements.one(ANNA, id).orElseThrow();
        assertThat(ready.state()).isEqualTo(StatementState.READY);
        assertThat(ready.expiresAt()).isEqualTo(ready.readyAt().plus(Duration.ofDays(7)));
        assertThat(statements.piece(ANNA, id, 0)).contains(new byte[] {1, 2, 3});
        assertThat(statements.piece(ANNA, id, 1)).isEmpty();
        assertThat(dossiers.list(ANNA)).isEmpty();
        assertThat(dossiers.piece(ANNA, order.id(), 0)).isEmpty();
        dossiers.delete(ANNA, order.id());
        assertThat(statements.piece(ANNA, id, 0)).isPresent();

        clock.moveTo(ready.expiresAt());
        assertThat(statements.one(ANNA, id).orElseThrow().state()).isEqualTo(StatementState.EXPIRED);
        assertThat(statements.piece(ANNA, id, 0)).isEmpty();
        work.forgetOld();
        clock.advance(Duration.ofDays(40));
        work.forgetOld();
        assertThat(statements.one(ANNA, id).orElseThrow().state()).isEqualTo(StatementState.EXPIRED);
    }

    @Test
    void aFileThatWasGivenUpIsBegunAnew() {
        var id = approved();
        lifecycle.make(id);
        work.giveUp(work.begin(work.toMake().getFirst()).orElseThrow());
        assertThat(lifecycle.make(id)).isEqualTo(Making.GIVEN_UP);
        assertThat(lifecycle.make(id)).isEqualTo(Making.UNDER_WAY);
        assertThat(work.toMake()).hasSize(1);
    }

    @Test
    void openPagesOfTheApplicantAndTheOfficeAreTold() throws InterruptedException {
        var mine = new CountDownLatch(1);
        var office = new CountDownLatch(1);
        var all = new CountDownLatch(1);
        try (var one = changes.listen(ANNA, mine::countDown); var two = changes.listenToStatements("ISP-LOM", office::countDown);
             var three = changes.listenToStatements(null, all::countDown)) {
            ask(ANNA, "MI", null);
            assertThat(mine.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(office.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Its event and its task are gone with the engine. */
    @Test
    void whatTheEngineLostIsMissedAndWhatWasDecidedIsToldToTheNextTask() {
        var id = ask(ANNA, "MI", null).id();
        assertThat(missing()).as("young").isEmpty();
        lifecycle.taskCreated(id, 77);
        statements(id, "requested_at = requested_at - interval '1 hour'");
        assertThat(missing()).as("the outbox is yet to tell it").isEmpty();
        jdbc.sql("delete from outbox_record").update();
        assertThat(missing()).containsExactly("MISSING_INSTANCE " + id);

        desk.refuse(LOMBARDIA, id, RefusalGround.NOT_ENTITLED, null);
        assertThat(lifecycle.taskCompleted(id, 77, StatementLifecycle.REFUSE, null, null)).isEmpty();
        statements(id, "decided_at = decided_at - interval '1 hour'");
        assertThat(missing()).as("over").isEmpty();
        jdbc.sql("delete from outbox_record").update();
        lifecycle.taskLost(id);
        assertThat(missing()).containsExactly("MISSING_INSTANCE " + id);
        assertThat(lifecycle.untold(id)).contains(StatementLifecycle.REFUSE);
        assertThat(events(id)).containsExactly("StatementEvent$Decided");
    }

    private List<String> missing() {
        var run = parity.begin();
        parity.compare(run);
        return jdbc.sql("select kind || ' ' || subject from parity_difference where last_run = ? and process = 'company-statement'").param(run)
                .query(String.class).list();
    }

    private void statements(UUID id, String set) {
        jdbc.sql("update company_statement set " + set + " where id = ?").param(id).update();
    }

    private UUID approved() {
        paid(BRUNO, COMPANY, DebtorKind.LEGAL_PERSON, clock.instant());
        var id = ask(ANNA, "MI", null).id();
        desk.approve(LOMBARDIA, id);
        return id;
    }

    private Refusal refusal(UUID id, RefusalGround ground, String words) {
        return catchThrowableOfType(RejectedException.class, () -> desk.refuse(LOMBARDIA, id, ground, words)).problem().why();
    }

    private CompanyStatement ask(Citizen who, String province, String office) {
        return statements.ask(who, request(province, office));
    }

    private NewStatement request(String province, String office) {
        var today = PaymentTerms.today(clock);
        return new NewStatement(UUID.randomUUID(), "Anna Bassi", "BSSNNA80A41F205K", "Alfa S.r.l.", COMPANY, today.minusYears(1), today,
                Capacity.LEGAL_REPRESENTATIVE, province, office, "anna@posta.example", false, "it");
    }

    private NewStatement with(String company, String email) {
        var known = request("MI", null);
        return new NewStatement(known.idempotencyKey(), known.applicant(), null, company, known.taxCode(), known.from(), known.to(),
                known.capacity(), "MI", null, email == null ? known.email() : email, false, "it");
    }

    private Refusal problem(LocalDate from, LocalDate to) {
        var known = request("MI", null);
        return statements.problems(new NewStatement(known.idempotencyKey(), known.applicant(), null, known.company(), known.taxCode(), from, to,
                known.capacity(), "MI", null, known.email(), false, "it")).values().stream().findFirst().map(found -> found.why()).orElse(null);
    }

    private static NewPaymentRequest newRequest(String taxCode, DebtorKind kind) {
        return new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD", new Debtor(kind, "Alfa", taxCode, "alfa@posta.example", null),
                new BigDecimal("50"), "ISP-LOM", Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026"));
    }

    private PaymentRequest paid(Citizen owner, String taxCode, DebtorKind kind, Instant at) {
        var request = requests.confirm(owner, newRequest(taxCode, kind));
        receipts.register(new IncomingReceipt("r-" + UUID.randomUUID(), request.noticeCode().value(), request.creditorFiscalCode(),
                request.noticeCode().iuv(), request.amount(), "OK", "AGID_01", "Banca", "12345678901", "Mario Rossi", null, at, null, null,
                null, "prova", false, new byte[0]));
        return request;
    }

    private static Staff staff(String subject, StaffRole role, String office) {
        return new Staff("https://sso.example", subject, subject, Set.of(role), office);
    }

    private List<String> written(UUID id) {
        return jdbc.sql("select who_subject || ' ' || act || coalesce(' ' || purpose, '') || coalesce(' ' || detail, '') from staff_event"
                + " where subject_id = ? order by number").param(id.toString()).query(String.class).list();
    }
}

package it.portaledgst.domain.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.change.Changes;
import it.portaledgst.domain.dossier.DossierSelection.Reference;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DossiersTest extends DomainTest {

    private static final TaxId GERMAN = new TaxId("DE", "12/345/67890");

    @Autowired
    private Dossiers dossiers;
    @Autowired
    private DossierWork work;
    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private Changes changes;

    private Citizen owner;

    @BeforeEach
    void somebodyNew() {
        owner = new Citizen("https://sso.example", UUID.randomUUID().toString());
        jdbc.sql("delete from dossier").update();
    }

    @Test
    void itHoldsWhatTheAskerCreatedUntilTheyAskedTheOldestFirst() {
        var first = confirm(owner);
        confirm(BRUNO);
        var second = confirm(owner);
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        confirm(owner);

        assertThat(dossier.total()).isEqualTo(2);
        assertThat(dossier.state()).isEqualTo(DossierState.WAITING);
        assertThat(selected(dossier)).containsExactly(first.id(), second.id());
    }

    @Test
    void oneDebtorIsFoundHoweverAForeignNumberIsWritten() {
        var italian = confirm(owner);
        var german = confirm(owner, german("12/345/67890"), "IK1ABC");
        var same = confirm(owner, german("1234567890"), "IK1ABC");
        confirm(owner, german("98/765/43210"), "IK1ABC");

        assertThat(selected(new DossierSelection(owner, TaxId.italian("rssmra80a01h501u"), null, null, null))).containsExactly(italian.id());
        assertThat(selected(new DossierSelection(owner, GERMAN, null, null, null))).containsExactly(german.id(), same.id());
        assertThat(dossiers.choices(owner).debtors()).hasSize(3).extracting(DossierChoices.Debtor::name).contains("Mario Rossi", "Jürgen Müller");
    }

    @Test
    void oneAuthorizationIsFoundByItsReference() {
        var debtor = newRequest(UUID.randomUUID()).debtor();
        var mine = confirm(owner, debtor, "IK1ABC");
        confirm(owner, debtor, "IK1ABD");
        var choices = dossiers.choices(owner);

        assertThat(choices.references()).extracting(DossierChoices.Reference::reference)
                .containsExactly(new Reference("nominativo", "IK1ABC"), new Reference("nominativo", "IK1ABD"));
        assertThat(choices.references().getFirst().label()).isEqualTo("Nominativo di stazione");
        assertThat(selected(new DossierSelection(owner, null, new Reference("nominativo", " ik1abc "), null, null))).containsExactly(mine.id());
    }

    @Test
    void yearsAreThoseOfRome() {
        clock.moveTo(Instant.parse("2025-12-31T22:59:59Z"));
        var before = confirm(owner);
        clock.moveTo(Instant.parse("2025-12-31T23:00:01Z"));
        var after = confirm(owner);

        assertThat(dossiers.choices(owner).years()).containsExactly(2026, 2025);
        assertThat(selected(new DossierSelection(owner, null, null, null, 2025))).containsExactly(before.id());
        assertThat(selected(new DossierSelection(owner, null, null, 2026, 2026))).containsExactly(after.id());
        assertThat(selected(new DossierSelection(owner, null, null, 2025, 2026))).containsExactly(before.id(), after.id());
    }

    @Test
    void nobodyElseSeesDownloadsOrDeletesIt() {
        confirm(owner);
        var dossier = made(owner);

        assertThat(dossiers.find(BRUNO, dossier.id())).isEmpty();
        assertThat(dossiers.list(BRUNO)).isEmpty();
        assertThat(dossiers.piece(BRUNO, dossier.id(), 0)).isEmpty();
        dossiers.delete(BRUNO, dossier.id());
        assertThat(dossiers.piece(owner, dossier.id(), 0)).contains(new byte[] {1, 2, 3});
        assertThat(dossiers.piece(owner, dossier.id(), 1)).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> dossiers.ask(BRUNO, DossierSelection.everything(owner)));

        dossiers.delete(owner, dossier.id());
        assertThat(dossiers.find(owner, dossier.id())).isEmpty();
        assertThat(pieces(dossier)).isZero();
    }

    @Test
    void afterSevenDaysItCannotBeDownloadedAndItsFileGoesThePageTellsForAMonth() {
        confirm(owner);
        var dossier = made(owner);
        assertThat(dossier.expiresAt()).isEqualTo(dossier.readyAt().plus(Duration.ofDays(7)));

        clock.moveTo(dossier.expiresAt().minusSeconds(5));
        work.forgetOld();
        assertThat(dossiers.piece(owner, dossier.id(), 0)).isPresent();
        clock.advance(Duration.ofSeconds(6));
        assertThat(dossiers.piece(owner, dossier.id(), 0)).as("before anybody has cleared up").isEmpty();
        assertThat(dossiers.find(owner, dossier.id())).get().extracting(Dossier::state).isEqualTo(DossierState.EXPIRED);
        assertThat(pieces(dossier)).isEqualTo(1);
        work.forgetOld();
        assertThat(pieces(dossier)).isZero();
        assertThat(dossiers.find(owner, dossier.id())).get().extracting(Dossier::state).isEqualTo(DossierState.EXPIRED);

        clock.advance(Duration.ofDays(31));
        work.forgetOld();
        assertThat(dossiers.find(owner, dossier.id())).isEmpty();
    }

    @Test
    void limitsAreToldInASentence() {
        refused(owner, DossierSelection.everything(owner), Refusal.DOSSIER_EMPTY);
        var request = confirm(owner);
        refused(owner, new DossierSelection(owner, null, null, 2026, 2025), Refusal.DOSSIER_YEARS);
        refused(owner, new DossierSelection(owner, null, null, 1999, null), Refusal.FIELD_YEAR);
        refused(owner, new DossierSelection(owner, null, null, null, 9999), Refusal.FIELD_YEAR);

        for (int i = 0; i < Dossiers.MAX_DOSSIERS; i++) {
            made(owner);
        }
        refused(owner, DossierSelection.everything(owner), Refusal.DOSSIER_TOO_MANY);
        dossiers.delete(owner, dossiers.list(owner).getFirst().id());
        assertThat(dossiers.ask(owner, DossierSelection.everything(owner))).isNotNull();
        clock.advance(Duration.ofDays(8));
        assertThat(dossiers.ask(owner, new DossierSelection(owner, null, null, 2000, null))).as("what has expired counts no more").isNotNull();
        clock.reset();

        copies(request, Dossiers.MAX_REQUESTS);
        dossiers.list(owner).forEach(dossier -> dossiers.delete(owner, dossier.id()));
        var tooBig = refused(owner, DossierSelection.everything(owner), Refusal.DOSSIER_TOO_BIG);
        assertThat(tooBig.getMessage()).contains("al massimo 1000 richieste", "ne ha 1001");
    }

    @Test
    void whatIsAskedForTwiceIsMadeOnceAndTheLimitHoldsWhateverComesTogether() throws Exception {
        confirm(owner);
        var ids = together(20, i -> dossiers.ask(owner, DossierSelection.everything(owner)).id());
        assertThat(new HashSet<>(ids)).hasSize(1);

        dossiers.delete(owner, ids.getFirst());
        var years = together(16, i -> {
            try {
                return dossiers.ask(owner, new DossierSelection(owner, null, null, 2000 + i, null)).id();
            } catch (RejectedException limit) {
                assertThat(limit.problem().why()).isEqualTo(Refusal.DOSSIER_TOO_MANY);
                return new UUID(0, 0);
            }
        });
        assertThat(years.stream().filter(id -> id.getMostSignificantBits() != 0)).hasSize(Dossiers.MAX_DOSSIERS);
    }

    @Test
    void whoBeganEarlierWritesNothingMoreAndNothingHalfIsOffered() {
        confirm(owner);
        var id = dossiers.ask(owner, DossierSelection.everything(owner)).id();
        var dead = work.begin(id).orElseThrow();
        work.keep(dead, 0, new byte[] {9});
        assertThat(dossiers.piece(owner, id, 0)).isEmpty();

        var alive = work.begin(id).orElseThrow();
        assertThat(alive.start()).isEqualTo(2);
        for (Runnable late : List.<Runnable>of(() -> work.keep(dead, 1, new byte[] {9}), () -> work.progress(dead, 1), () -> work.finish(dead, 2))) {
            assertThatExceptionOfType(DossierSuperseded.class).isThrownBy(late::run);
        }
        work.failed(dead);
        work.keep(alive, 0, new byte[] {1});
        work.finish(alive, 1);
        assertThat(dossiers.piece(owner, id, 0)).contains(new byte[] {1});
        assertThat(dossiers.piece(owner, id, 1)).isEmpty();
        assertThat(work.begin(id)).as("ready is ready").isEmpty();
        assertThat(dossiers.piece(owner, id, 0)).isPresent();
    }

    @Test
    void whatCannotBeMadeIsTriedAgainLaterAndGivenUpInTheEnd() {
        confirm(owner);
        var id = dossiers.ask(owner, DossierSelection.everything(owner)).id();
        for (int start = 1; start <= DossierWork.MAX_STARTS; start++) {
            assertThat(work.toMake()).containsExactly(id);
            work.failed(work.begin(id).orElseThrow());
            assertThat(work.toMake()).as("after a pause").isEmpty();
            clock.advance(Duration.ofMinutes(start).plusSeconds(1));
        }
        assertThat(work.toMake()).isEmpty();
        assertThat(dossiers.find(owner, id)).get().extracting(Dossier::state).isEqualTo(DossierState.FAILED);

        var deadly = dossiers.ask(owner, DossierSelection.everything(owner)).id();
        for (int start = 1; start <= DossierWork.MAX_STARTS; start++) {
            assertThat(work.begin(deadly)).isPresent();
        }
        assertThat(work.begin(deadly)).as("a dossier that kills whoever makes it").isEmpty();
        assertThat(dossiers.find(owner, deadly)).get().extracting(Dossier::state).isEqualTo(DossierState.FAILED);
    }

    @Test
    void itsPapersAreTheStoredOnes() {
        var request = confirm(owner);
        var attempt = requests.startOnlinePayment(owner, request.id());
        for (var kind : List.of(DocumentKind.NOTICE_DE, DocumentKind.NOTICE_EN, DocumentKind.NOTICE)) {
            lifecycle.storeDocument(request.id(), kind, kind.name().getBytes());
        }
        lifecycle.storeNegativeOutcome(lifecycle.attemptById(attempt.id()), "outcome".getBytes());

        var papers = work.papers(request);
        assertThat(papers).extracting(Paper::kind).containsExactly(Paper.Kind.NOTICE, Paper.Kind.NEGATIVE_OUTCOME);
        assertThat(work.content(request, papers.getFirst())).asString().isEqualTo("NOTICE");
        assertThat(work.content(request, papers.getLast())).asString().isEqualTo("outcome");
    }

    @Test
    void theAskerHearsHowItGoesAndNobodyElse() throws Exception {
        confirm(owner);
        var mine = new CountDownLatch(1);
        var others = new CountDownLatch(1);
        var listening = new CountDownLatch(1);
        var ready = new boolean[1];
        try (var first = changes.listenToDossiers(owner, () -> {
                listening.countDown();
                if (ready[0]) {
                    mine.countDown();
                }
            }); var second = changes.listenToDossiers(BRUNO, () -> {
                if (ready[0]) {
                    others.countDown();
                }
            })) {
            var id = dossiers.ask(owner, DossierSelection.everything(owner)).id();
            assertThat(listening.await(10, TimeUnit.SECONDS)).as("when it was asked for").isTrue();
            ready[0] = true;
            work.begin(id);
            assertThat(mine.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(others.await(500, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private interface Asking {

        UUID ask(int number) throws Exception;
    }

    private static List<UUID> together(int many, Asking asking) throws Exception {
        var answers = new ArrayList<UUID>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var asked = new ArrayList<Callable<UUID>>();
            for (int i = 0; i < many; i++) {
                int number = i;
                asked.add(() -> asking.ask(number));
            }
            for (var answer : threads.invokeAll(asked)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private RejectedException refused(Citizen asker, DossierSelection selection, Refusal why) {
        var refusal = catchThrowableOfType(RejectedException.class, () -> dossiers.ask(asker, selection));
        assertThat(refusal.problem().why()).isEqualTo(why);
        return refusal;
    }

    /** With a file of three bytes. */
    private Dossier made(Citizen asker) {
        var id = dossiers.ask(asker, DossierSelection.everything(asker)).id();
        var order = work.begin(id).orElseThrow();
        work.keep(order, 0, new byte[] {1, 2, 3});
        work.finish(order, 3);
        return dossiers.find(asker, id).orElseThrow();
    }

    private List<UUID> selected(DossierSelection selection) {
        return selected(dossiers.ask(owner, selection));
    }

    private List<UUID> selected(Dossier dossier) {
        var order = work.begin(dossier.id()).orElseThrow();
        var found = new ArrayList<UUID>();
        PaymentRequest last = null;
        List<PaymentRequest> piece;
        while (!(piece = work.next(order, last, 1)).isEmpty()) {
            last = piece.getLast();
            found.add(last.id());
        }
        return found;
    }

    private PaymentRequest confirm(Citizen asker, Debtor debtor, String callSign) {
        return requests.confirm(asker, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD", debtor, new BigDecimal("50"), "ISP-LOM",
                Map.of("nominativo", callSign, "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026")));
    }

    private static Debtor german(String number) {
        return new Debtor(DebtorKind.NATURAL_PERSON, "Jürgen Müller", new TaxId("DE", number), "jurgen@posta.example", null,
                new Address("Hauptstraße", null, null, "Berlin", null, "DE"));
    }

    private int pieces(Dossier dossier) {
        return jdbc.sql("select count(*) from dossier_piece where dossier_id = ?").param(dossier.id()).query(Integer.class).single();
    }

    private void copies(PaymentRequest model, int many) {
        jdbc.sql("""
                insert into payment_request select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
                  'idempotency_key', gen_random_uuid(), 'iuv', substr(code, 2), 'notice_code', code))).*
                from payment_request r, (select b || lpad((b % 93)::text, 2, '0') as code
                  from generate_series(3990000000000000, 3990000000000000 + ? - 1) b) as codes
                where r.id = ?
                """).params(many, model.id()).update();
    }
}

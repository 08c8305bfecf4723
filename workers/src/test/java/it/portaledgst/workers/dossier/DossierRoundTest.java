package it.portaledgst.workers.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.dossier.DossierState;
import it.portaledgst.domain.dossier.DossierSuperseded;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.RequestDocuments;
import it.portaledgst.workers.PortaleWorkers;
import it.portaledgst.workers.WorkersTest;
import it.portaledgst.workers.document.NoticeDocument;
import it.portaledgst.workers.document.OutcomeDocument;
import it.portaledgst.workers.document.VeraPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class DossierRoundTest extends WorkersTest {

    @Autowired
    private Dossiers dossiers;
    @Autowired
    private RequestDocuments documents;
    @Autowired
    private DossierWork work;
    @Autowired
    private DossierRound round;
    @Autowired
    private DossierFile file;
    @Autowired
    private NoticeDocument notices;
    @Autowired
    private OutcomeDocument outcomes;
    @Value("${spring.datasource.url}")
    private String database;
    @TempDir
    private Path folder;

    private Citizen owner;

    @BeforeEach
    void somebodyNew() {
        owner = new Citizen("https://sso.example", UUID.randomUUID().toString());
        jdbc.sql("delete from dossier").update();
    }

    @Test
    void theStoredDocumentsOfAllRequestsAndTheirIndex() throws Exception {
        var toPay = confirmed("=cmd|' /C calc'!A0; \"x\"");
        notice(toPay);
        var paid = confirmed("Anna Neri");
        notice(paid);
        receipts.register(receiptFor(paid));
        lifecycle.storeDocument(paid.id(), DocumentKind.RECEIPT, "%PDF receipt".getBytes());
        var failed = confirmed("Mario Rossi");
        notice(failed);
        var attempt = requests.startOnlinePayment(owner, failed.id());
        lifecycle.checkoutFailed(attempt.id(), CheckoutProblem.FAILING);
        lifecycle.storeNegativeOutcome(lifecycle.attemptById(attempt.id()), outcomes.produce(failed, lifecycle.attemptById(attempt.id()), clock.instant()));
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        confirmed("Too Late");

        round.makeOne();

        var ready = dossiers.find(owner, dossier.id()).orElseThrow();
        assertThat(ready).returns(DossierState.READY, Dossier::state).returns(3, Dossier::done);
        var content = unzipped(ready);
        assertThat(content.keySet()).containsExactlyInAnyOrder(name(toPay, "avviso.pdf"), name(paid, "avviso.pdf"), name(paid, "ricevuta.pdf"),
                name(paid, "ricevuta-originale.xml"), name(failed, "avviso.pdf"), name(failed, "esito-negativo-1.pdf"), "indice.csv", "indice.pdf");
        assertThat(content.get(name(toPay, "avviso.pdf"))).isEqualTo(documents.notice(owner, toPay.id()).orElseThrow().pdf());
        assertThat(content.get(name(paid, "ricevuta.pdf"))).asString().isEqualTo("%PDF receipt");
        assertThat(content.get(name(paid, "ricevuta-originale.xml"))).asString().isEqualTo("<receipt/>");
        VeraPdf.accepts(content.get("indice.pdf"));
        var rows = new String(content.get("indice.csv"), StandardCharsets.UTF_8).split("\r\n");
        assertThat(rows).hasSize(4);
        assertThat(rows[0]).isEqualTo("\ufeffCodice avviso;Soggetto debitore;Codice Fiscale;Servizio;Codice servizio;Causale;Importo in euro;Stato;"
                + "Creata il;Scadenza;Pagata il;Documenti");
        assertThat(rows[1]).startsWith(toPay.noticeCode().grouped() + ";\"'=cmd|' /C calc'!A0; \"\"x\"\"\";80230390587;").contains(";50,00;Da pagare;");
        assertThat(rows[2]).contains(";Pagato;", name(paid, "ricevuta.pdf") + ", " + name(paid, "ricevuta-originale.xml"));
        assertThat(rows[3]).endsWith(name(failed, "avviso.pdf") + ", " + name(failed, "esito-negativo-1.pdf"));
    }

    @Test
    void oneProcessMakesItHoweverManyLook() throws Exception {
        many(60);
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(round::makeOne));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(starts(dossier)).isEqualTo(1);
        assertThat(dossiers.find(owner, dossier.id()).orElseThrow().state()).isEqualTo(DossierState.READY);
    }

    @Test
    void whatItsOwnerDeletesIsNotMadeAnyMore() {
        many(30);
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        var order = work.begin(dossier.id()).orElseThrow();
        int[] asked = new int[1];
        assertThatExceptionOfType(DossierSuperseded.class).isThrownBy(() ->
                file.make(order, () -> {
                    if (++asked[0] == 10) {
                        dossiers.delete(owner, dossier.id());
                    }
                    return false;
                }));
        assertThat(pieces(dossier)).isZero();
    }

    @Test
    void whoeverStopsHandsItBackAndItDoesNotCountAsAFailure() {
        many(5);
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        var order = work.begin(dossier.id()).orElseThrow();
        assertThat(file.make(order, () -> true)).isFalse();
        work.handBack(order);
        round.makeOne();
        assertThat(dossiers.find(owner, dossier.id()).orElseThrow().state()).isEqualTo(DossierState.READY);
        assertThat(starts(dossier)).isEqualTo(1);
    }

    @Test
    void fiveHundredRequestsTakeAFewSecondsAndHardlyAnyMemory() throws Exception {
        many(500);
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        var order = work.begin(dossier.id()).orElseThrow();
        long before = used();
        var most = new long[2];
        long began = System.nanoTime();
        assertThat(file.make(order, () -> {
            if (++most[1] % 50 == 0) {
                most[0] = Math.max(most[0], used() - before);
            }
            return false;
        })).isTrue();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var ready = dossiers.find(owner, dossier.id()).orElseThrow();
        System.out.printf("dossier of 500 requests: %,d bytes in %d ms, at most %,d bytes held%n", ready.size(), took.toMillis(), most[0]);
        assertThat(ready.size()).as("much more than is held").isGreaterThan(20_000_000);
        assertThat(most[0]).isLessThan(8_000_000);
        assertThat(took).isLessThan(Duration.ofSeconds(60));
        assertThat(unzipped(ready)).hasSize(500 * 2 + 2);
    }

    @Test
    void killedInTheMiddleItIsNotOfferedAndMadeAnewByAnother() throws Exception {
        many(1_000);
        var dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        var victim = otherProcess();
        try {
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() ->
                    dossiers.find(owner, dossier.id()).orElseThrow().done() > 0 && pieces(dossier) > 0);
        } finally {
            victim.destroyForcibly().waitFor(); // kill -9
        }
        var cut = dossiers.find(owner, dossier.id()).orElseThrow();
        assertThat(cut.state()).isEqualTo(DossierState.MAKING);
        assertThat(dossiers.piece(owner, dossier.id(), 0)).isEmpty();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            round.makeOne();
            return dossiers.find(owner, dossier.id()).orElseThrow().state() == DossierState.READY;
        });
        assertThat(starts(dossier)).isEqualTo(2);
        assertThat(unzipped(dossiers.find(owner, dossier.id()).orElseThrow())).hasSize(1_000 * 2 + 2);
    }

    /** The same program beside this one, with the same database and little memory; it only makes dossiers. */
    private Process otherProcess() throws IOException {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote",
                "-cp", System.getProperty("java.class.path"), PortaleWorkers.class.getName(), "--server.port=0", "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres", "--portale.outbox.dispatch=false",
                "--portale.health.look-every=PT24H", "--portale.health.beat-every=PT24H", "--portale.settlement.first-fetch-after=PT24H",
                "--camunda.client.worker.defaults.enabled=false", "--camunda.client.rest-address=" + ENGINE.address(""),
                "--portale.dossiers.look-every=PT0.1S");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Path.of("target", "dossier-victim.log").toFile()).start();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private int pieces(Dossier dossier) {
        return jdbc.sql("select count(*) from dossier_piece where dossier_id = ?").param(dossier.id()).query(Integer.class).single();
    }

    private int starts(Dossier dossier) {
        return jdbc.sql("select starts from dossier where id = ?").param(dossier.id()).query(Integer.class).single();
    }

    private Map<String, byte[]> unzipped(Dossier dossier) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int number = 0;; number++) {
            var piece = dossiers.piece(owner, dossier.id(), number);
            if (piece.isEmpty()) {
                break;
            }
            bytes.write(piece.get());
        }
        assertThat(bytes.size()).isEqualTo((int) dossier.size());
        var path = Files.write(folder.resolve(dossier.id() + ".zip"), bytes.toByteArray());
        var content = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(path.toFile())) {
            for (var entry : zip.stream().toList()) {
                content.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return content;
    }

    private static String name(PaymentRequest request, String end) {
        var day = LocalDate.ofInstant(request.createdAt(), ZoneId.of("Europe/Rome"));
        return day.getYear() + "/" + day + "-" + request.noticeCode().value() + "-" + end;
    }

    private void notice(PaymentRequest request) {
        lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, notices.produce(request));
    }

    private PaymentRequest confirmed(String debtor) {
        return requests.confirm(owner, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                new Debtor(DebtorKind.LEGAL_PERSON, debtor, "80230390587", "ditta@posta.example", null), new BigDecimal("50"), "ISP-LOM",
                Map.of("nominativo", "IK1ABC", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "2026")));
    }

    /** That many requests, each with a real notice and a failed attempt's document. */
    private void many(int requestsWanted) {
        var model = confirmed("Mario Rossi");
        notice(model);
        var attempt = requests.startOnlinePayment(owner, model.id());
        lifecycle.checkoutFailed(attempt.id(), CheckoutProblem.FAILING);
        lifecycle.storeNegativeOutcome(lifecycle.attemptById(attempt.id()), outcomes.produce(model, lifecycle.attemptById(attempt.id()), clock.instant()));
        jdbc.sql("""
                insert into payment_request select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
                  'idempotency_key', gen_random_uuid(), 'iuv', substr(code, 2), 'notice_code', code))).*
                from payment_request r, (select b || lpad((b % 93)::text, 2, '0') as code
                  from generate_series(:first, :first + :many - 1) b) as codes
                where r.id = :model
                """).param("first", 3_980_000_000_000_000L + Math.floorMod(owner.subject().hashCode(), 1_000_000) * 10_000L).param("many", requestsWanted - 1)
                .param("model", model.id()).update();
        jdbc.sql("""
                with attempts as (insert into online_attempt select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
                    'request_id', r.id, 'return_token', substr(md5(r.id::text), 1, 30), 'return_key', gen_random_uuid()))).*
                  from online_attempt a, payment_request r where a.id = :attempt and r.owner_subject = :owner and r.id <> :model returning id, request_id)
                insert into document (request_id, kind, attempt_id, pdf, created_at)
                select a.request_id, d.kind, case when d.kind = 'NEGATIVE_OUTCOME' then a.id end, d.pdf, d.created_at
                from attempts a, document d where d.request_id = :model
                """).param("attempt", attempt.id()).param("model", model.id()).param("owner", owner.subject()).update();
    }
}

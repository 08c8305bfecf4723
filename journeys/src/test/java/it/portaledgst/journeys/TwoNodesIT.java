package it.portaledgst.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static it.portaledgst.journeys.Citizen.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import it.portaledgst.journeys.Citizen.Shots;
import it.portaledgst.journeys.House.Part;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two {@code workers} and two {@code ui} side by side, on one database and one engine. */
@TestMethodOrder(OrderAnnotation.class)
class TwoNodesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int REQUESTS = 24;

    private static House house;
    private static Integrator integrator;
    private static Witness witness;

    @BeforeAll
    static void open() {
        house = House.startDoubled(Path.of("target", "two-nodes-" + System.nanoTime()));
        witness = new Witness(house);
        integrator = new Integrator(house);
    }

    @AfterAll
    static void close() {
        if (integrator != null) {
            integrator.close();
        }
        if (house != null) {
            house.close();
        }
    }

    /** Each page listens to the database, not to the program that made the change. */
    @Test
    void aPageOfOnePortalTurnsPaidByWhatIsDoneInTheOther() throws Exception {
        try (var chromium = new Chromium(); var browser = chromium.browser();
             var here = new Citizen(house.portal(Part.UI), browser, Citizen.DESK);
             var there = new Citizen(house.portal(Part.SECOND_UI), browser, Citizen.DESK)) {
            here.signIn("SPID", "Mario Rossi");
            here.createsRequest("50,00", new Shots("two-nodes"));
            here.seesState("Da pagare");
            there.signIn("SPID", "Mario Rossi");
            there.page.navigate(here.page.url().replace(house.portal(Part.UI), house.portal(Part.SECOND_UI)));

            there.page.getByRole(AriaRole.BUTTON, named("Procedi al pagamento")).click();
            there.page.waitForURL(Pattern.compile(".*/c/[0-9a-f-]+"));
            there.page.getByLabel("Il tuo indirizzo e-mail").fill("mario.rossi@example.org");
            there.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Paga").setExact(true)).click();

            here.seesState("Pagato");
            assertThat(here.page.getByRole(AriaRole.BUTTON, named("Procedi al pagamento"))).hasCount(0);
            here.assertNoComplaints();
            there.assertNoComplaints();
        }
    }

    @Test
    void bothWorkAndEachThingIsDoneOnceAlsoWhenOneIsKilled() throws Exception {
        witness.forget();
        var calm = createdAndPaid(0, Part.WORKERS, Part.SECOND_WORKERS);
        House.await("all are paid and told", SOON, () -> witness.finished(calm) && integrator.heard(calm, "payment-request.paid"));
        assertEachOnce(calm);
        assertThat(witness.deliverers()).as("who emptied the outbox").containsExactlyInAnyOrder("WORKERS", "SECOND_WORKERS");
        assertThat(calm).allSatisfy(request -> {
            assertThat(witness.mails(request)).as("mails about " + request).isEqualTo(1);
            assertThat(integrator.told(request)).as("webhooks about " + request).extracting(Integrator.Told::type)
                    .containsExactly("payment-request.to-pay", "payment-request.paid");
        });

        var stormy = new ArrayList<Integrator.Request>();
        long before = witness.paid();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = threads.submit(() -> createdAndPaid(REQUESTS, Part.SECOND_WORKERS));
            House.await("it is in the thick of it", SOON, () -> witness.paid() >= before + REQUESTS / 4);
            house.kill(Part.WORKERS);
            stormy.addAll(load.get(2, TimeUnit.MINUTES));
        }
        // What the dead one had in hand is free again after two minutes of the engine's time and one of the database's.
        house.passInEngine(Duration.ofMinutes(3));
        witness.endLeases();
        House.await("the other one ends what the dead one began", SOON,
                () -> witness.finished(stormy) && integrator.heard(stormy, "payment-request.paid"));
        assertEachOnce(stormy);
        // Mails and webhooks that were on their way when it died may come again: none is lost.
        assertThat(stormy).allSatisfy(request -> {
            assertThat(witness.mails(request)).as("mails about " + request).isBetween(1L, 2L);
            assertThat(integrator.told(request)).extracting(Integrator.Told::sequence).as("webhooks about " + request).isSorted();
        });
        house.restart(Part.WORKERS);
        house.resetEngineClock();
    }

    /** Every few seconds both look for settlement reports; what is new is stored by one of them. */
    @Test
    void aSettlementReportIsStoredByOneOfThem() {
        var paid = createdAndPaid(3 * REQUESTS, Part.WORKERS).getFirst();
        House.await("it is paid", SOON, () -> witness.finished(List.of(paid)));
        house.post(house.pagopa("/control/reports"), "");
        House.await("its report is known", SOON, () -> witness.reported(paid));

        var stored = Pattern.compile("settlement report \\S+, revision \\d+: \\d+ payments");
        var said = stored.matcher(house.said(Part.WORKERS) + house.said(Part.SECOND_WORKERS)).results().map(found -> found.group()).toList();
        assertThat(said).isNotEmpty().doesNotHaveDuplicates();
    }

    /** The last test: the first portal is gone afterwards. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoseFormIsOpenInAPortalThatIsToldToStopGoesOnInTheOther() throws Exception {
        try (var front = Front.before(List.of(house.portal(Part.UI), house.portal(Part.SECOND_UI)), house::ready);
             var chromium = new Chromium(); var browser = chromium.browser();
             var payer = new Citizen(front.address(), browser, Citizen.DESK); var asker = new Citizen(front.address(), browser, Citizen.PHONE)) {
            payer.signIn("SPID", "Mario Rossi");
            payer.page.navigate(front.address() + "/nuovo-pagamento/11-AUT_GEN_RAD");
            payer.page.getByLabel("Nome e cognome").fill("Giovanni Bianchi");
            asker.signIn("SPID", "Luca Verdi");
            asker.page.navigate(front.address() + "/supporto/nuova");
            asker.page.getByLabel("Segnalare un problema tecnico del portale").check();
            asker.page.getByLabel("Messaggio").fill("Il modulo non accetta");
            for (var person : List.of(payer, asker)) {
                assertThat(person.page.getByText("Dati salvati alle")).isVisible();
            }

            house.tellToStop(Part.UI);
            for (var person : List.of(payer, asker)) {
                assertThat(person.page.getByText("Il portale si aggiorna")).isVisible();
            }
            House.await("whoever balances is told", SOON, () -> !house.ready(house.portal(Part.UI)));
            assertThat(house.ended(Part.UI, House.UPDATE_NOTICE.plusSeconds(45))).as("ended by SIGTERM, in order").isEqualTo(128 + 15);

            for (var person : List.of(payer, asker)) { // both pages come back by themselves, and nobody has to sign in again
                assertThat(person.page.getByText("Il portale si aggiorna")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(SOON.toMillis()));
            }
            assertThat(payer.page.getByLabel("Nome e cognome")).hasValue("Giovanni Bianchi", new LocatorAssertions.HasValueOptions().setTimeout(SOON.toMillis()));
            assertThat(asker.page.getByLabel("Messaggio")).hasValue("Il modulo non accetta", new LocatorAssertions.HasValueOptions().setTimeout(SOON.toMillis()));
            asker.page.getByLabel("Messaggio").fill("Il modulo non accetta il mio nominativo.");
            asker.page.getByLabel("E-mail per la risposta").fill("luca.verdi@example.org");
            asker.page.getByRole(AriaRole.BUTTON, named("Invia la richiesta")).click();
            asker.page.waitForURL(Pattern.compile(".*/supporto/[0-9a-f-]{36}"));
            assertThat(asker.page.getByText("Il modulo non accetta il mio nominativo.").first()).isVisible();
            payer.page.getByLabel("Nominativo di stazione").fill("IK1ABC");
            assertThat(payer.page.getByText("Dati salvati alle")).isVisible();
            assertThat(house.said(Part.UI)).as("what the end of the sessions left in the log").doesNotContain("ERROR");
        }
    }

    private static void assertEachOnce(List<Integrator.Request> requests) {
        assertThat(requests).allSatisfy(request -> {
            assertThat(witness.instances(request)).as("processes of " + request).isEqualTo(1);
            assertThat(witness.receipts(request)).as("receipts of " + request).isEqualTo(1);
            // who pays before the notice is drawn gets none
            assertThat(witness.documents(request)).as("documents of " + request).contains("RECEIPT").doesNotHaveDuplicates();
        });
        House.await("the outbox is empty", SOON, witness::outboxIsEmpty);
        assertThat(witness.overtaken()).as("events of a request that were delivered before an earlier one").isEmpty();
    }

    /** Made through the given nodes in turn, several at once, and paid at the counter as soon as they are there. */
    private static List<Integrator.Request> createdAndPaid(int from, Part... nodes) {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var requests = IntStream.range(from, from + REQUESTS).mapToObj(number -> threads.submit(() -> {
                var request = integrator.creates(number, nodes[number % nodes.length]);
                House.await("pagoPA took the money of " + request, SOON, () -> paidAtTheCounter(request));
                return request;
            })).toList();
            threads.shutdown();
            return requests.stream().map(request -> {
                try {
                    return request.get(2, TimeUnit.MINUTES);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        }
    }

    /** As a cashier does: once more when the line was broken. */
    private static boolean paidAtTheCounter(Integrator.Request request) {
        try {
            return house.post(house.pagopa("/control/pay"), "{\"noticeCode\":\"" + request.noticeCode() + "\"}").contains("\"outcome\":\"OK\"");
        } catch (IllegalStateException | UncheckedIOException refused) {
            return String.valueOf(refused.getMessage()).contains("PPT_PAGAMENTO_DUPLICATO");
        }
    }
}

package it.portaledgst.domain.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.payment.Citizen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupportRequestsTest extends SupportTest {

    @Test
    void aRequestHasANumberAndWaitsForItsOffice() {
        var request = technical();

        assertThat(request.number()).matches("S-20\\d\\d-\\d{6}");
        assertThat(request.state()).isEqualTo(SupportState.NEW);
        assertThat(support.mine(ANNA, null, 10)).containsExactly(request);
        assertThat(support.one(ANNA, request.id()).orElseThrow().messages()).extracting(SupportMessage::text).containsExactly("Non riesco a pagare.");
        assertThat(events(request.id())).containsExactly("SupportEvent$Opened");
    }

    @Test
    void sentTwiceItIsOneRequestAlsoAtOnce() throws Exception {
        var sent = about(SupportCategory.TECNICO, null);
        var ids = new ArrayList<UUID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<UUID> send = () -> support.open(ANNA, sent).id();
            for (var done : threads.invokeAll(List.of(send, send, send))) {
                ids.add(done.get());
            }
        }
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(support.count(ANNA)).isEqualTo(1);
    }

    @Test
    void whatSomebodyElseSentIsNotThere() {
        var request = technical();

        assertThat(support.one(BRUNO, request.id())).isEmpty();
        assertThat(support.mine(BRUNO, null, 10)).isEmpty();
        assertThatThrownBy(() -> support.write(BRUNO, request.id(), "Ciao")).isInstanceOf(RejectedException.class)
                .hasMessage(Refusal.SUPPORT_UNKNOWN.sentence());
        assertThatThrownBy(() -> support.reopen(BRUNO, request.id(), "Ciao")).hasMessage(Refusal.SUPPORT_UNKNOWN.sentence());
    }

    @Test
    void theStateOfAPaymentNeedsItsCode() {
        assertRefused("noticeCode", Refusal.SUPPORT_NOTICE_MISSING, about(SupportCategory.STATO_PAGAMENTO, "  "));
        assertRefused("noticeCode", Refusal.SUPPORT_NOTICE_CODE, about(SupportCategory.STATO_PAGAMENTO, "301000000000000145"));
        assertRefused("noticeCode", Refusal.SUPPORT_NOTICE_CODE, about(SupportCategory.TECNICO, "12"));
    }

    @Test
    void aCodeOfSomebodyElseRevealsNothing() {
        var brunos = confirm(BRUNO);
        var nobodys = "301000000099999913";

        var known = support.open(ANNA, about(SupportCategory.STATO_PAGAMENTO, brunos.noticeCode().grouped()));
        var unknown = support.open(ANNA, about(SupportCategory.STATO_PAGAMENTO, nobodys));

        assertThat(known.paymentRequestId()).isNull();
        assertThat(known.serviceCode()).isNull();
        assertThat(lifecycle.facts(known.id())).isEqualTo(lifecycle.facts(unknown.id()));
        assertThat(support.about(ANNA, brunos.id())).isEmpty();
    }

    @Test
    void onesOwnCodeBringsServiceAndOffice() {
        var payment = confirm(ANNA);
        var request = support.open(ANNA, about(SupportCategory.STATO_PAGAMENTO, payment.noticeCode().grouped()));

        assertThat(request.paymentRequestId()).isEqualTo(payment.id());
        assertThat(request.serviceCode()).isEqualTo("11-AUT_GEN_RAD");
        assertThat(support.about(ANNA, payment.id())).containsExactly(request);
        assertThat(lifecycle.facts(request.id())).satisfies(facts -> {
            assertThat(facts.notice()).isEqualTo(RoutingFacts.Notice.PROPRIO);
            assertThat(facts.chosenOffice()).isEqualTo("ISP-LOM");
            assertThat(facts.attemptPending()).isFalse();
        });
    }

    @Test
    void anAttemptOfAnHourAgoIsPending() {
        var payment = confirm(ANNA);
        var attempt = requests.startOnlinePayment(ANNA, payment.id());
        jdbc.sql("update online_attempt set state = 'LEFT_FOR_CHECKOUT', checkout_url = 'https://checkout.example' where id = ?").param(attempt.id()).update();
        var id = support.open(ANNA, about(SupportCategory.STATO_PAGAMENTO, payment.noticeCode().value())).id();

        assertThat(lifecycle.facts(id).attemptPending()).isFalse();
        clock.advance(Duration.ofMinutes(61));
        assertThat(lifecycle.facts(id).attemptPending()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@pec.it", "anna@studio.legalmail.it", "anna@postacert.inps.gov.it"})
    void aKnownPecIsRefused(String pec) {
        assertRefused("email", Refusal.SUPPORT_PEC, withEmail(pec, true));
    }

    @Test
    void whatOnlyLooksLikeAPecMayBeConfirmed() {
        assertRefused("notPec", Refusal.SUPPORT_MAYBE_PEC, withEmail("anna@pec.studio.example", false));
        assertThatCode(() -> support.open(ANNA, withEmail("anna@pec.studio.example", true))).doesNotThrowAnyException();
        assertRefused("email", Refusal.EMAIL, withEmail("anna", false));
    }

    @Test
    void everyInputHasItsLimit() {
        assertRefused("category", Refusal.SUPPORT_CATEGORY, about(null, null));
        assertRefused("message", Refusal.SUPPORT_MESSAGE, withMessage(" "));
        assertRefused("message", Refusal.SUPPORT_MESSAGE, withMessage("a".repeat(NewSupportRequest.MAX_MESSAGE + 1)));
        assertThat(support.problems(withMessage("a".repeat(NewSupportRequest.MAX_MESSAGE)))).isEmpty();
        assertRefused("service", Refusal.SERVICE, inPlace("99-NIENTE", null, null));
        assertRefused("office", Refusal.OFFICE, inPlace(null, "ISP-XXX", null));
        assertRefused("province", Refusal.FIELD_PROVINCE, inPlace(null, null, "XX"));
        assertRefused("office", Refusal.SUPPORT_OFFICE, inPlace("73-SAN_CE", null, "MI"));
        assertThat(support.problems(inPlace("73-SAN_CE", "ISP-LOM", " mi "))).isEmpty();
    }

    @Test
    void nobodyHasMoreThanTwentyOpen() {
        for (int i = 0; i < 20; i++) {
            technical();
        }
        assertThatThrownBy(this::technical).isInstanceOf(RejectedException.class).hasMessage(Refusal.SUPPORT_TOO_MANY.sentence(20));
        assertThatCode(() -> support.open(BRUNO, about(SupportCategory.TECNICO, null))).doesNotThrowAnyException();
    }

    @Test
    void thePersonMayAddWhileItIsOpenAndGoOnFor30Days() {
        var id = at("ISP-LOM");
        long seen = version(id);
        support.write(ANNA, id, "Aggiungo una cosa.");
        assertThatThrownBy(() -> desk.answer(ELENA, id, seen, "Ecco.")).isInstanceOf(CaseChanged.class)
                .hasMessage(Refusal.DESK_CHANGED_BY_PERSON.sentence());
        desk.answer(ELENA, id, version(id), "Ecco.");
        assertThatThrownBy(() -> support.write(ANNA, id, "Ancora")).hasMessage(Refusal.SUPPORT_OVER.sentence());

        clock.advance(Duration.ofDays(30));
        support.reopen(ANNA, id, "Non basta.");
        assertThatThrownBy(() -> support.reopen(ANNA, id, "Non basta.")).hasMessage(Refusal.SUPPORT_REOPEN_OPEN.sentence());
        assertThat(support.one(ANNA, id).orElseThrow().request().state()).isEqualTo(SupportState.OPEN);
        assertThat(events(id)).endsWith("SupportEvent$Reopened");

        desk.close(ELENA, id, version(id), "Ripete un'altra richiesta.");
        clock.advance(Duration.ofDays(31));
        assertThatThrownBy(() -> support.reopen(ANNA, id, "Ancora")).hasMessage(Refusal.SUPPORT_REOPEN_LATE.sentence(30));
    }

    @Test
    void pagesGoOnAfterTheLastRow() {
        var all = new ArrayList<SupportRequest>();
        for (int i = 0; i < 5; i++) {
            all.add(technical());
        }
        var first = support.mine(ANNA, null, 3);
        var second = support.mine(ANNA, first.getLast(), 3);
        var pages = new ArrayList<>(first);
        pages.addAll(second);
        assertThat(pages).containsExactlyElementsOf(all.reversed());
    }

    private void assertRefused(String field, Refusal why, NewSupportRequest request) {
        assertThatThrownBy(() -> support.open(new Citizen(SSO, "somebody"), request)).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.problem().why()).isEqualTo(why);
        });
    }

    private static NewSupportRequest withEmail(String email, boolean notPec) {
        return new NewSupportRequest(UUID.randomUUID(), SupportCategory.TECNICO, null, null, null, null, false, false, false, email, notPec, "Aiuto", "it");
    }

    private static NewSupportRequest withMessage(String message) {
        return new NewSupportRequest(UUID.randomUUID(), SupportCategory.TECNICO, null, null, null, null, false, false, false, "anna@posta.example", false,
                message, "it");
    }

    private static NewSupportRequest inPlace(String service, String office, String province) {
        return new NewSupportRequest(UUID.randomUUID(), SupportCategory.AMMINISTRATIVO, null, service, office, province, false, false, false,
                "anna@posta.example", false, "Quanto devo pagare?", "it");
    }
}

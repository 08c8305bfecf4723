package it.portaledgst.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person needs to see first. */
class HomeTest extends DomainTest {

    private static final String MARIO = "RSSMRA80A01H501U";
    private static final String GIULIA = "BNCGLI90A41H501E";

    @Autowired
    private PaymentLifecycle lifecycle;
    @Autowired
    private Receipts receipts;
    private final Citizen citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());
    private final Citizen stranger = new Citizen("https://sso.example", UUID.randomUUID().toString());
    private final int year = LocalDate.now().getYear();

    @Test
    void theSoonestDueComesFirstAndWhatIsProbablyPaidIsApart() {
        var first = yearly(MARIO, year, "CONTRIBUTO_ANNUO");
        clock.advance(Duration.ofDays(2));
        var second = yearly(MARIO, year, "CONTRIBUTO_ANNUO");
        var sent = yearly(MARIO, year, "CONTRIBUTO_ANNUO");
        var cancelled = yearly(GIULIA, year, "CONTRIBUTO_ANNUO");
        paid(yearly(GIULIA, year, "CONTRIBUTO_ANNUO"));
        requests.delete(citizen, yearly(GIULIA, year, "CONTRIBUTO_ANNUO").id());
        cameBack(sent, ReturnKind.WAITING);
        cameBack(cancelled, ReturnKind.CANCELLED);

        assertThat(requests.dueSoonest(citizen, 9)).extracting(PaymentRequest::id)
                .startsWith(first.id()).containsExactlyInAnyOrder(first.id(), second.id(), cancelled.id());
        assertThat(requests.dueSoonest(citizen, 1)).extracting(PaymentRequest::id).containsExactly(first.id());
        assertThat(requests.beingVerified(citizen, 9)).extracting(PaymentRequest::id).containsExactly(sent.id());
        assertThat(requests.dueSoonest(stranger, 9)).extracting(PaymentRequest::id).doesNotContain(first.id());

        clock.advance(Duration.ofDays(29));
        assertThat(requests.dueSoonest(citizen, 9)).extracting(PaymentRequest::id).doesNotContain(first.id()).contains(second.id());
    }

    @Test
    void lastYearsContributionsComeBackUntilTheyAreAskedFor() {
        var mario = paid(yearly(MARIO, year - 1, "CONTRIBUTO_ANNUO"));
        var giulia = paid(yearly(GIULIA, year - 1, "CONTRIBUTO_ANNUO"));
        paid(yearly(GIULIA, year - 2, "CONTRIBUTO_ANNUO"));
        paid(renewal("12345678903", year - 1));
        yearly("12345678903", year - 1, "CONTRIBUTO_ANNUO");

        assertThat(requests.likeLastYear(citizen, 9)).extracting(PaymentRequest::id)
                .containsExactlyInAnyOrder(mario.id(), giulia.id());
        assertThat(requests.likeLastYear(citizen, 1)).hasSize(1);
        assertThat(requests.likeLastYear(stranger, 9)).isEmpty();

        var again = yearly(MARIO, year, "CONTRIBUTO_ANNUO");
        assertThat(requests.likeLastYear(citizen, 9)).extracting(PaymentRequest::id).containsExactly(giulia.id());
        requests.delete(citizen, again.id());
        assertThat(requests.likeLastYear(citizen, 9)).hasSize(2);
    }

    @Test
    void theSameMoneyAskedForTwiceIsFound() {
        var unpaid = yearly(MARIO, year, "CONTRIBUTO_ANNUO");
        var paid = paid(renewal(MARIO, year));
        requests.delete(citizen, yearly(MARIO, year, "CONTRIBUTO_ANNUO").id());
        yearly(GIULIA, year, "CONTRIBUTO_ANNUO");
        yearly(MARIO, year - 1, "CONTRIBUTO_ANNUO");

        assertThat(requests.ofSameYear(citizen, "11-AUT_GEN_RAD", TaxId.italian(" rss mra 80a01 h501u"), year)).extracting(PaymentRequest::id)
                .containsExactlyInAnyOrder(unpaid.id(), paid.id());
        assertThat(requests.ofSameYear(citizen, "54-DEB_POT", TaxId.italian(MARIO), year)).isEmpty();
        assertThat(requests.ofSameYear(stranger, "11-AUT_GEN_RAD", TaxId.italian(MARIO), year)).isEmpty();
        clock.advance(Duration.ofDays(40));
        assertThat(requests.ofSameYear(citizen, "11-AUT_GEN_RAD", TaxId.italian(MARIO), year)).as("an expired one cannot be paid")
                .extracting(PaymentRequest::id).containsExactly(paid.id());
    }

    @Test
    void twoDebtorsWithoutAnItalianCodeAreNotTheSame() {
        var german = new TaxId("DE", "12/345/67890");
        var thisYear = yearly(german, year, "CONTRIBUTO_ANNUO");
        yearly(new TaxId("AT", "1234567890"), year, "CONTRIBUTO_ANNUO");
        paid(yearly(german, year - 1, "CONTRIBUTO_ANNUO"));
        var austrian = paid(yearly(new TaxId("AT", "9999999999"), year - 1, "CONTRIBUTO_ANNUO"));
        paid(yearly(new TaxId("AT", "9999999999"), year - 1, "CONTRIBUTO_ANNUO"));
        var swiss = paid(yearly(new TaxId("CH", "9999999999"), year - 1, "CONTRIBUTO_ANNUO"));

        assertThat(requests.ofSameYear(citizen, "11-AUT_GEN_RAD", new TaxId("DE", "1234567890"), year))
                .extracting(PaymentRequest::id).containsExactly(thisYear.id());
        assertThat(requests.ofSameYear(citizen, "11-AUT_GEN_RAD", new TaxId("CH", "1234567890"), year)).isEmpty();
        assertThat(requests.likeLastYear(citizen, 10)).as("each debtor once, who was asked for this year not")
                .extracting(request -> request.debtor().taxId()).containsExactlyInAnyOrder(austrian.debtor().taxId(), swiss.debtor().taxId());
    }

    private PaymentRequest yearly(String taxCode, int referenceYear, String kind) {
        return yearly(TaxId.italian(taxCode), referenceYear, kind);
    }

    private PaymentRequest yearly(TaxId debtor, int referenceYear, String kind) {
        return requests.confirm(citizen, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                new Debtor(DebtorKind.NATURAL_PERSON, "Mario Rossi", debtor, "mario@posta.example", null, null),
                new BigDecimal("5"), "ISP-LOM", Map.of("nominativo", "IK1ABC", "tipo_richiesta", kind,
                        "anno_riferimento", String.valueOf(referenceYear))));
    }

    /** With a year, as renewals could be made before the catalogue asked for it with yearly contributions only. */
    private PaymentRequest renewal(String taxCode, int referenceYear) {
        var request = yearly(taxCode, referenceYear, "CONTRIBUTO_ANNUO");
        jdbc.sql("update payment_request set fields = jsonb_set(fields, '{tipo_richiesta}', '\"RINNOVO\"') where id = ?")
                .param(request.id()).update();
        return requests.find(citizen, request.id()).orElseThrow();
    }

    private PaymentRequest paid(PaymentRequest request) {
        receipts.register(ReceiptSamples.fitting(request, UUID.randomUUID().toString()));
        return request;
    }

    private void cameBack(PaymentRequest request, ReturnKind kind) {
        var attempt = requests.startOnlinePayment(citizen, request.id());
        lifecycle.leftForCheckout(attempt.id(), "https://checkout.example/1");
        requests.cameBack(lifecycle.returnTokensOf(attempt.id()).apply(kind), kind);
    }
}

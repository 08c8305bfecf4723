package it.portaledgst.sandbox.world.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

import it.portaledgst.sandbox.world.Options;
import it.portaledgst.sandbox.world.pagopa.PaymentData.MapEntry;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Subject;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Transfer;

import org.junit.jupiter.api.Test;

class SoapRequestsTest {

    private static final Notice NOTICE = new Notice("80230390587", "301000000000000144");

    private final SoapRequests requests = new SoapRequests(PagopaSettings.of(Options.parse()));

    private static PaymentData everything() {
        List<MapEntry> metadata = List.of(new MapEntry("chiave", "<valore> & \"altro\""), new MapEntry("k", "v"));
        List<Transfer> transfers = IntStream.rangeClosed(1, 5).mapToObj(id -> new Transfer(id, new BigDecimal("4.00"), "80230390587",
                "Ministero", "IT60X0542811101000000123456", "/RFB/01000000000000144/4.00", "9/0712110AP/", metadata)).toList();
        return new PaymentData("01000000000000144", new BigDecimal("20.00"), LocalDate.of(2026, 12, 31), "Perché <no> & sì \u0007",
                "Ministero", "DGST", new Subject("F", "RSSMRA80A01H501U", "Mario D'Àvila", "Via Roma", "1", "00100", "Roma", "RM", "IT",
                "mario@example.org"), transfers, metadata);
    }

    private static SoapRequests.ReceiptFacts facts(Channel channel, boolean withPayer, String note) {
        return new SoapRequests.ReceiptFacts("c110729d258c4ab1b765fe902aae41d6", NOTICE, channel, withPayer, note,
                LocalDateTime.of(2026, 3, 2, 10, 15, 0), LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3), true);
    }

    @Test
    void everyMessageIsValidByTheRealContract() {
        PaymentData least = new PaymentData("01000000000000144", new BigDecimal("0.01"), LocalDate.of(2026, 12, 31), "d", "c", null,
                Subject.named("G", "ANONIMO", "ANONIMO"), List.of(new Transfer(1, new BigDecimal("0.01"), "80230390587", null,
                "IT60X0542811101000000123456", "r", "c", List.of())), List.of());

        assertThat(List.of(requests.verify(NOTICE), requests.getPayment(NOTICE, null, null),
                requests.getPayment(NOTICE, new BigDecimal("20.00"), "cart-7f3b1c"),
                requests.receipt(facts(Channel.CHECKOUT, true, "cart-7f3b1c"), everything()),
                requests.receipt(facts(Channel.COUNTER, false, null), least),
                requests.receipt(facts(Channel.APP, false, null), everything().plus(new BigDecimal("1.00")))))
                .allSatisfy(message -> assertThat(Contract.violation(message)).isEmpty());
    }

    @Test
    void theContractNoticesWhatIsWrong() {
        String wrong = requests.verify(NOTICE).replace("301000000000000144", "30100000000000014");

        // where the contract is not at hand the log has said that messages were not checked
        assertThat(Contract.violation(wrong).isPresent()).isEqualTo(Contract.present());
    }

    @Test
    void dataIsEscapedAndChildrenAreInNoNamespace() {
        String message = requests.receipt(facts(Channel.CHECKOUT, true, "a<b&c"), everything());

        assertThat(message).contains("<description>Perché &lt;no&gt; &amp; sì  </description>", "<paymentNote>a&lt;b&amp;c</paymentNote>",
                "<pafn:paSendRTV2Request><idPA>80230390587</idPA>").doesNotContain("xmlns=\"\"");
    }

    @Test
    void nothingIsSentEmpty() {
        assertThat(requests.getPayment(NOTICE, null, null)).doesNotContain("amount", "paymentNote");
    }

    @Test
    void noticeCodesAreReadAsPeopleWriteThem() {
        assertThat(Notice.parse(" 80230390587 ", "3010 0000 0000 0001 44")).hasValue(NOTICE);
        assertThat(Notice.parse("80230390587", "3010.0000-0000 0001 44")).hasValue(NOTICE);
        assertThat(Notice.parse(null, "PAGOPA|002|301000000000000144|80230390587|2000")).hasValue(NOTICE);
        assertThat(Notice.parse("8023039058", "301000000000000144")).isEmpty();
        assertThat(Notice.parse("80230390587", null)).isEmpty();
        assertThat(NOTICE.grouped()).isEqualTo("3010 0000 0000 0001 44");
        assertThat(NOTICE.iuv()).isEqualTo("01000000000000144");
    }
}

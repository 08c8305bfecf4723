package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters that every charset writes in its own way: they are read as they were meant, or the message is refused. */
class CharsetTest extends PaForNodeTest {

    private static final String PAYER = "Niccolò Müller";
    private static final String MARK = "\ufeff";

    /** Declared in the XML (null: not at all), written in, told by the header (null: not at all). */
    static Stream<Arguments> withoutDoubt() {
        return Stream.of(
                Arguments.of("UTF-8", "UTF-8", "UTF-8"),
                Arguments.of("UTF-8", "UTF-8", null),
                Arguments.of(null, "UTF-8", "utf-8"),
                Arguments.of(null, "UTF-8", null),
                Arguments.of("utf-8", "UTF-8", "\"UTF-8\""),
                Arguments.of("ISO-8859-1", "ISO-8859-1", "ISO-8859-1"),
                Arguments.of("ISO-8859-1", "ISO-8859-1", null),
                Arguments.of(null, "ISO-8859-1", "ISO-8859-1"),
                Arguments.of("UTF-16", "UTF-16BE", "UTF-16"),
                Arguments.of("UTF-16", "UTF-16LE", null),
                Arguments.of(null, "UTF-16LE", null),
                Arguments.of(null, "UTF-16BE", "UTF-16"));
    }

    @ParameterizedTest
    @MethodSource("withoutDoubt")
    void whatIsToldIsRead(String declared, String written, String header) throws Exception {
        var request = confirm();
        var message = declare(Messages.sendV2(request, newReceiptId()).replace("Anna Bianchi", PAYER), declared);
        var bytes = (written.startsWith("UTF-16") ? MARK + message : message).getBytes(Charset.forName(written));
        assertThat(value(answer(send(bytes, type(header))), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(receipts.forRequest(request.id()).data().payerName()).isEqualTo(PAYER);
        assertThat(receipts.forRequest(request.id()).data().raw()).isEqualTo(bytes);
    }

    static Stream<Arguments> inDoubt() {
        return Stream.of(
                Arguments.of(null, "ISO-8859-1", null),
                Arguments.of("UTF-8", "ISO-8859-1", null),
                Arguments.of("UTF-8", "ISO-8859-1", "UTF-8"),
                Arguments.of("ISO-8859-1", "ISO-8859-1", "UTF-8"),
                Arguments.of("UTF-8", "UTF-8", "ISO-8859-1"),
                Arguments.of("UTF-8", "UTF-8", "US-ASCII"),
                Arguments.of("UTF-8", "UTF-8", "UTF-16"),
                Arguments.of("UTF-8", "UTF-8", "made-up"),
                Arguments.of("made-up", "UTF-8", "UTF-8"),
                Arguments.of("UTF-16", "UTF-8", null),
                Arguments.of(null, "UTF-16LE", null),
                Arguments.of("UTF-8", "UTF-16BE", "UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("inDoubt")
    void whatCanBeReadInTwoWaysOrInNoneIsRefusedAndTheReceiptKept(String declared, String written, String header) throws Exception {
        var request = confirm();
        var message = declare(Messages.sendV2(request, newReceiptId()).replace("Anna Bianchi", PAYER), declared);
        var bytes = message.getBytes(Charset.forName(written));
        int kept = unreadable();
        assertThat(fault(send(bytes, type(header)))).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(unreadable()).isEqualTo(kept + 1);
        assertThat(lastUnreadable()).isEqualTo(bytes);
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.TO_PAY);
    }

    @Test
    void aCharsetThatMakesNoDifferenceIsNone() throws Exception {
        var message = Messages.verify(confirm().noticeCode().value()).getBytes(StandardCharsets.US_ASCII);
        assertThat(value(answer(send(message, "text/xml; charset=ISO-8859-1")), "outcome")).isEqualTo("OK");
        assertThat(value(answer(send(message, "text/xml; charset=us-ascii")), "outcome")).isEqualTo("OK");
    }

    private static String declare(String message, String charset) {
        return message.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", charset == null ? "" : "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>");
    }

    private static String type(String charset) {
        return charset == null ? "text/xml" : "text/xml; charset=" + charset;
    }
}

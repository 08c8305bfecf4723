package it.portaledgst.workers.pagopa;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody posted to the SOAP address.
 *
 * @param raw      the bytes as they came, cut when they are too many
 * @param envelope what the SOAP stack gets to read: the same text in UTF-8. For a message that cannot be read it is an
 *                 empty message of the operation that was meant, so that the refusal takes the way of every answer
 * @param problem  why the message cannot be read; null when it can
 */
record IncomingMessage(byte[] raw, byte[] envelope, Refused problem) {

    static final int MAX_BYTES = 1024 * 1024;
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml\\s[^>]*\\?>");
    private static final Pattern RECEIPT_ID = Pattern.compile("[<:]receiptId[\\s>]");

    /**
     * @param bytes       one more than {@link #MAX_BYTES} when there are too many
     * @param contentType null when there is none
     * @param soapAction  only a hint, for messages that cannot be read; null when there is none
     */
    static IncomingMessage of(byte[] bytes, String contentType, String soapAction) {
        try {
            if (bytes.length > MAX_BYTES) {
                throw new Refused(Fault.PAA_SINTASSI_XSD, "the message cannot be read: it is longer than 1 MiB");
            }
            var text = SafeXml.text(bytes, contentType);
            var root = SafeXml.parse(text).getDocumentElement();
            if (!SOAP.equals(root.getNamespaceURI()) || !"Envelope".equals(root.getLocalName())) {
                throw new Refused(Fault.PAA_SINTASSI_XSD, "the message cannot be read: it is no envelope of SOAP 1.1");
            }
            var body = DECLARATION.matcher(text).replaceFirst("");
            return new IncomingMessage(bytes, body.getBytes(StandardCharsets.UTF_8), null);
        } catch (Refused problem) {
            var raw = Arrays.copyOf(bytes, Math.min(bytes.length, MAX_BYTES));
            var meant = Operation.meantBy(SafeXml.rough(raw, raw.length), soapAction);
            return new IncomingMessage(raw, emptyMessage(meant).getBytes(StandardCharsets.UTF_8), problem);
        }
    }

    /** Whether somebody may have paid, as far as that can be told from a message that is none of paForNode's. */
    boolean mayBeReceipt() {
        return RECEIPT_ID.matcher(SafeXml.rough(raw, raw.length)).find();
    }

    private static String emptyMessage(Optional<Operation> meant) {
        var root = meant.map(operation -> "<" + operation.request() + " xmlns=\"" + Operation.NAMESPACE + "\"/>")
                .orElse("<unreadable xmlns=\"\"/>");
        return "<Envelope xmlns=\"" + SOAP + "\"><Body>" + root + "</Body></Envelope>";
    }
}

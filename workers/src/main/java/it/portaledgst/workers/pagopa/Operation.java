package it.portaledgst.workers.pagopa;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls of pagoPA's node, by the root element of their message; the irregular names are pagoPA's. */
enum Operation {
    paVerifyPaymentNotice("paVerifyPaymentNoticeReq", "paVerifyPaymentNoticeRes"),
    paGetPayment("paGetPaymentReq", "paGetPaymentRes"),
    paGetPaymentV2("paGetPaymentV2Request", "paGetPaymentV2Response"),
    paSendRT("paSendRTReq", "paSendRTRes"),
    paSendRTV2("paSendRTV2Request", "paSendRTV2Response"),
    paDemandPaymentNotice("paDemandPaymentNoticeRequest", "paDemandPaymentNoticeResponse");

    static final String NAMESPACE = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";

    private static final Pattern ANY_REQUEST = Pattern.compile("<(?:[\\w.-]+:)?("
            + Stream.of(values()).map(Operation::request).collect(Collectors.joining("|")) + ")[\\s/>]");

    private final String request;
    private final String response;

    Operation(String request, String response) {
        this.request = request;
        this.response = response;
    }

    static Optional<Operation> ofRequest(String rootName) {
        return Stream.of(values()).filter(operation -> operation.request.equals(rootName)).findFirst();
    }

    /** For messages that cannot be read: what looks like the root of a request, else what the SOAPAction says. */
    static Optional<Operation> meantBy(String text, String soapAction) {
        var root = ANY_REQUEST.matcher(text);
        if (root.find()) {
            return ofRequest(root.group(1));
        }
        var action = soapAction == null ? "" : soapAction.replace("\"", "").strip();
        return Stream.of(values()).filter(operation -> operation.name().equals(action)).findFirst();
    }

    String request() {
        return request;
    }

    String response() {
        return response;
    }

    boolean bringsReceipt() {
        return this == paSendRT || this == paSendRTV2;
    }
}

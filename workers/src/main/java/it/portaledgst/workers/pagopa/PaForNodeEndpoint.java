package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.ws.WebServiceMessage;
import org.springframework.ws.context.MessageContext;
import org.springframework.ws.server.endpoint.MessageEndpoint;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** All that pagoPA's node calls, told apart by the root of the message's body. Business refusals are KO answers, not faults. */
@Component
class PaForNodeEndpoint implements MessageEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(PaForNodeEndpoint.class);

    private final Pagopa pagopa;
    private final Creditors creditors;
    private final NoticeAnswers notices;
    private final ReceiptIntake receipts;
    private final ExecutorService budgeted;

    PaForNodeEndpoint(Pagopa pagopa, Creditors creditors, NoticeAnswers notices, ReceiptIntake receipts,
                      @Qualifier("answersInTime") ExecutorService budgeted) {
        this.pagopa = pagopa;
        this.creditors = creditors;
        this.notices = notices;
        this.receipts = receipts;
        this.budgeted = budgeted;
    }

    @Override
    public void invoke(MessageContext context) throws Exception {
        long began = System.nanoTime();
        var message = body(context.getRequest());
        var incoming = RawMessage.current();
        var operation = Operation.ofRequest(message.getLocalName()).orElseThrow(() -> unknown(message, incoming));
        var outcome = "not stored, no answer";
        try {
            Element answer;
            try {
                answer = Answer.ok(operation, answer(operation, message, incoming));
                outcome = "OK";
            } catch (Refused refused) {
                answer = refuse(operation, message, refused, incoming);
                outcome = "KO " + refused.fault();
            } catch (Exception e) {
                LOG.error("{} failed", operation, e);
                if (operation.bringsReceipt()) {
                    throw new NotStored(e);
                }
                answer = refuse(operation, message, new Refused(Fault.PAA_SYSTEM_ERROR, "try again later"), incoming);
                outcome = "KO " + Fault.PAA_SYSTEM_ERROR;
            }
            TransformerFactory.newInstance().newTransformer()
                    .transform(new DOMSource(answer), context.getResponse().getPayloadResult());
        } finally {
            log(operation, message, outcome, began);
        }
    }

    /** Nobody knows how to answer it, but even so it may be a receipt. */
    private UnknownOperation unknown(Element message, IncomingMessage incoming) {
        var refused = incoming.problem() != null ? incoming.problem()
                : new Refused(Fault.PAA_SINTASSI_XSD, "no such operation: " + message.getLocalName());
        if (incoming.mayBeReceipt()) {
            keep(refused, incoming);
        } else {
            LOG.warn("what came is no message of pagoPA's: {}", refused.getMessage());
        }
        return new UnknownOperation(refused.getMessage());
    }

    private void keep(Refused refused, IncomingMessage incoming) {
        try {
            receipts.keepRefused(refused, incoming.raw());
        } catch (RuntimeException e) {
            LOG.error("a receipt was refused with {} and could not be kept", refused.fault(), e);
            throw new NotStored(e);
        }
    }

    private Element refuse(Operation operation, Element message, Refused refused, IncomingMessage incoming) {
        if (operation.bringsReceipt()) {
            keep(refused, incoming);
        }
        return Answer.ko(operation, refused, addressee(message).fiscalCode());
    }

    /** Who refuses: the creditor that was asked or, when it is none of ours, the one that comes first. */
    private Creditor addressee(Element message) {
        var asked = message.getElementsByTagName("idPA");
        return (asked.getLength() == 0 ? Optional.<Creditor>empty() : creditors.withFiscalCode(asked.item(0).getTextContent()))
                .orElse(creditors.first());
    }

    private Consumer<Answer> answer(Operation operation, Element message, IncomingMessage incoming) throws Exception {
        if (incoming.problem() != null) {
            throw incoming.problem();
        }
        if (!Operation.NAMESPACE.equals(message.getNamespaceURI())) {
            throw new Refused(Fault.PAA_SINTASSI_XSD, message.getLocalName() + " is not in the namespace of paForNode");
        }
        return switch (operation) {
            case paVerifyPaymentNotice -> {
                var question = Fields.read(message, NoticeQuestion::readVerify);
                yield inTime(() -> notices.verify(question));
            }
            case paGetPayment, paGetPaymentV2 -> {
                var question = Fields.read(message, NoticeQuestion::readGet);
                yield inTime(() -> notices.get(question, operation == Operation.paGetPaymentV2));
            }
            case paSendRT, paSendRTV2 -> {
                var receipt = Fields.read(message, in -> ReceiptMessage.read(in, operation == Operation.paSendRTV2, incoming.raw()));
                receipts.take(receipt);
                yield nothing -> { };
            }
            case paDemandPaymentNotice -> {
                Fields.read(message, DemandedNotice::read).mustBeOurs(creditors);
                throw new Refused(Fault.PAA_SEMANTICA, "no service of this creditor is published for payment at a PSP");
            }
        };
    }

    /** The node hangs up after 7 s; an own answer before that leaves the payer with a clearer message. */
    private <T> T inTime(Callable<T> answer) throws Exception {
        var future = budgeted.submit(answer);
        try {
            return future.get(pagopa.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            future.cancel(true);
            throw e;
        }
    }

    private static void log(Operation operation, Element message, String outcome, long began) {
        var notice = message.getElementsByTagName("noticeNumber");
        var code = notice.getLength() == 0 ? "" : notice.item(0).getTextContent();
        LOG.info("{} {} {} {} ms", operation, code.matches("\\d{18}") ? code : "-", outcome,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private static Element body(WebServiceMessage request) throws TransformerException {
        var payload = request.getPayloadSource();
        if (payload == null) {
            throw new UnknownOperation("(an empty body)");
        }
        Node node;
        if (payload instanceof DOMSource source) {
            node = source.getNode();
        } else {
            var result = new DOMResult();
            TransformerFactory.newInstance().newTransformer().transform(payload, result);
            node = result.getNode();
        }
        return node instanceof Document document ? document.getDocumentElement() : (Element) node;
    }
}

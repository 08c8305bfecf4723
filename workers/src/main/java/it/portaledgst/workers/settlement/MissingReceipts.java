package it.portaledgst.workers.settlement;

import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.ReceiptOutcome;
import it.portaledgst.domain.settlement.MissingReceipt;
import it.portaledgst.domain.settlement.SettlementReports;
import it.portaledgst.workers.WorkFailed;
import it.portaledgst.workers.WorkPostponed;
import it.portaledgst.workers.pagopa.PaymentEvents;
import it.portaledgst.workers.pagopa.ReceiptRecovery;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which of pagoPA's services is asked for a receipt: the archive of events once a report has told the IUR, else by IUV. */
@Component
public class MissingReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(MissingReceipts.class);

    private final SettlementReports reports;
    private final PaymentLifecycle requests;
    private final PaymentEvents events;
    private final ReceiptRecovery receipts;

    MissingReceipts(SettlementReports reports, PaymentLifecycle requests, PaymentEvents events, ReceiptRecovery receipts) {
        this.reports = reports;
        this.requests = requests;
        this.events = events;
        this.receipts = receipts;
    }

    /**
     * Empty when nothing is known.
     *
     * @throws WorkPostponed when pagoPA may not be asked just now
     */
    public Optional<ReceiptOutcome> ask(PaymentRequest request) {
        return reports.reportedIur(request.creditorFiscalCode(), request.noticeCode().iuv())
                .flatMap(iur -> askEvents(request, iur))
                .or(() -> receipts.ask(request));
    }

    /** What was not asked because of the hour's budget is asked another time. */
    void ask(MissingReceipt missing) {
        var request = requests.get(missing.requestId());
        Optional<ReceiptOutcome> found;
        try {
            found = askEvents(request, missing.iur());
        } catch (WorkPostponed e) {
            LOG.warn(e.getMessage());
            return;
        }
        if (found.isEmpty()) {
            try {
                receipts.ask(request);
            } catch (WorkFailed e) {
                LOG.warn(e.getMessage());
            }
        }
        reports.asked(missing);
    }

    /** That the one service is not there for us must not keep the other from being asked. */
    private Optional<ReceiptOutcome> askEvents(PaymentRequest request, String iur) {
        try {
            return events.ask(request, iur);
        } catch (WorkPostponed e) {
            throw e; // it is the budget of both
        } catch (WorkFailed e) {
            LOG.warn(e.getMessage());
            return Optional.empty();
        }
    }
}

package it.portaledgst.workers.integrator;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** A payment request as its client sees it; what there is not is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestJson(UUID id, String noticeCode, String creditorFiscalCode, PaymentState state, String serviceCode, int serviceVersion,
                   String serviceTitle, DebtorJson debtor, String amount, String officeCode, Map<String, String> fields,
                   String description, LocalDate dueDate, Instant createdAt, Instant paidAt, String notice, String receipt,
                   String originalReceipt) {

    static RequestJson of(PaymentRequest request) {
        var address = address(request.id());
        return new RequestJson(request.id(), request.noticeCode().value(), request.creditorFiscalCode(), request.state(),
                request.serviceCode(), request.serviceVersion(), request.serviceTitle(), DebtorJson.of(request.debtor()),
                request.amount().toPlainString(), request.officeCode(), request.fields(), request.description(), request.dueDate(),
                request.createdAt(), request.paidAt(),
                request.noticeReady() && request.payable() ? address + "/notice.pdf" : null,
                request.receiptReady() && request.state() == PaymentState.PAID ? address + "/receipt.pdf" : null,
                request.state() == PaymentState.PAID ? address + "/original-receipt" : null);
    }

    static String address(UUID id) {
        return Api.ROOT + "/payment-requests/" + id;
    }
}

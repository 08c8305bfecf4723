package it.portaledgst.domain.parity;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.event.DomainEvent;
import it.portaledgst.domain.event.LatePaymentReceived;
import it.portaledgst.domain.event.OnlinePaymentStarted;
import it.portaledgst.domain.event.PaymentReceived;
import it.portaledgst.domain.event.PaymentRequestConfirmed;
import it.portaledgst.domain.event.PaymentRequestDeleted;
import it.portaledgst.domain.event.UnmatchedReceiptArrived;
import it.portaledgst.domain.office.Office;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine was told of a request once, as it is to be told again, from what the database knows now. Told twice for the same
 * repair it is the same event, which the engine takes once.
 */
@Service
@Transactional(readOnly = true)
public class ToldAgain {

    private final JdbcClient jdbc;
    private final PaymentTerms terms;

    ToldAgain(JdbcClient jdbc, PaymentTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    private record Request(UUID id, String noticeCode, String serviceCode, String officeCode, LocalDate dueDate, String state, UUID receiptKey) {
    }

    /**
     * In the order in which they are to be told; nothing when the request has gone on meanwhile.
     *
     * @param difference about a payment request
     */
    public List<DomainEvent> aboutPayment(Difference difference) {
        var request = jdbc.sql("select id, notice_code, service_code, office_code, due_date, state, receipt_key from payment_request where id = ?")
                .param(difference.subject()).query(Request.class).single();
        if (!request.state.equals(difference.state())) {
            return List.of();
        }
        return switch (difference.kind()) {
            case MISSING_INSTANCE -> waiting(difference, request);
            case UNFINISHED -> List.of(new LatePaymentReceived(id(difference, request.id), request.id, request.noticeCode, request.receiptKey));
            case DIFFERENT_STATE -> switch (request.state) {
                case "PAID" -> List.of(new PaymentReceived(id(difference, request.id), request.id, request.noticeCode, request.receiptKey));
                case "DELETED" -> List.of(new PaymentRequestDeleted(id(difference, request.id), request.id, request.noticeCode));
                default -> List.of();
            };
            case ORPHAN_INSTANCE -> List.of();
        };
    }

    /** Its beginning, and the attempts to pay that somebody has to ask pagoPA about. */
    private List<DomainEvent> waiting(Difference difference, Request request) {
        var events = new ArrayList<DomainEvent>();
        events.add(new PaymentRequestConfirmed(id(difference, request.id), request.id, request.noticeCode, request.serviceCode, request.officeCode,
                terms.remindAt(request.id, request.dueDate), terms.dueAt(request.id, request.dueDate)));
        jdbc.sql("select id from online_attempt where request_id = ? and state = 'LEFT_FOR_CHECKOUT' order by started_at").param(request.id)
                .query(UUID.class).list().forEach(attempt -> events.add(
                        new OnlinePaymentStarted(id(difference, attempt), request.id, request.noticeCode, attempt)));
        return events;
    }

    private record Undecided(UUID key, String noticeCode, String officeCode, String reason) {
    }

    /** Nothing when it has been decided on meanwhile. */
    public List<DomainEvent> aboutReceipt(Difference difference) {
        return jdbc.sql("select e.key, e.notice_code, coalesce(r.office_code, :centre) as office_code, e.reason from receipt e"
                        + " left join payment_request r on r.id = e.request_id where e.key = :key and e.decision is null and e.reason is not null")
                .param("key", difference.subject()).param("centre", Office.CENTRAL).query(Undecided.class).list().stream()
                .<DomainEvent>map(receipt -> new UnmatchedReceiptArrived(id(difference, receipt.key), receipt.key, receipt.noticeCode, receipt.officeCode,
                        receipt.reason)).toList();
    }

    /** The same for the same repair. */
    public static UUID id(Difference difference, UUID about) {
        return UUID.nameUUIDFromBytes((difference.id() + " " + difference.repairs() + " " + about).getBytes());
    }
}

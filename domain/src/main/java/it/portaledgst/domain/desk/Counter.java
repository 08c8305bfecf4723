package it.portaledgst.domain.desk;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.desk.CounterAnswer.Verdict;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.PaymentJournal.Kind;
import it.portaledgst.domain.journal.Purpose;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.journal.StaffJournal;
import it.portaledgst.domain.journal.Subject;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * <i>Sportello</i>: whoever stands at it holds a notice and wants to know whether it can be paid. Any office answers for any
 * notice, as any PSP does; whose it is, is not told.
 */
@Service
@Transactional
public class Counter {

    private final PaymentLifecycle requests;
    private final Creditors creditors;
    private final StaffJournal journal;

    Counter(PaymentLifecycle requests, Creditors creditors, StaffJournal journal) {
        this.requests = requests;
        this.creditors = creditors;
        this.journal = journal;
    }

    public static boolean openTo(Staff person) {
        return Reach.of(person).compareTo(Reach.OWN_OFFICE) >= 0;
    }

    /** @param typed the code as it was typed, or all that a scanner reads from the notice's QR code */
    public CounterAnswer ask(Staff person, String typed) {
        var reach = Reach.of(person).atLeast(Reach.OWN_OFFICE);
        var code = code(typed).orElse(null);
        if (code == null) {
            return CounterAnswer.without(Verdict.NO_CODE, null);
        }
        var found = find(code, creditors, requests).orElse(null);
        if (found == null) {
            return CounterAnswer.without(Verdict.UNKNOWN, code);
        }
        var verdict = verdict(found);
        var own = reach.covers(person, found.officeCode());
        journal.add(person, DeskAct.PAYMENT_ASKED_AT_COUNTER, Subject.of("request", found.id()), Reason.of(Purpose.AT_THE_COUNTER, null),
                verdict.name());
        return new CounterAnswer(verdict, code, own ? found.serviceTitle() : null, found.amount(), found.dueDate(), found.paidAt(),
                found.officeCode());
    }

    static Optional<PaymentRequest> find(NoticeCode code, Creditors creditors, PaymentLifecycle requests) {
        return creditors.creditors().stream()
                .flatMap(creditor -> requests.byNoticeCode(creditor.fiscalCode(), code.value()).stream()).findFirst();
    }

    private Verdict verdict(PaymentRequest request) {
        return switch (request.state()) {
            case TO_PAY -> request.deletable() ? Verdict.PAYABLE : Verdict.BEING_PAID;
            case PAID -> Verdict.PAID;
            case EXPIRED -> Verdict.EXPIRED;
            case DELETED -> requests.steps(request.id()).stream().anyMatch(step -> step.kind() == Kind.CANCELLED_BY_OFFICE)
                    ? Verdict.CANCELLED : Verdict.DELETED;
        };
    }

    /** pagoPA's QR code is PAGOPA|002|notice code|creditor|cents. */
    private static Optional<NoticeCode> code(String typed) {
        var parts = (typed == null ? "" : typed.strip()).split("\\|");
        return NoticeCode.find(parts.length > 2 && parts[0].equals("PAGOPA") ? parts[2] : parts[0]);
    }
}

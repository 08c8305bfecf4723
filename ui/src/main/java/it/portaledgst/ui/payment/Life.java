package it.portaledgst.ui.payment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Timeline;
import it.portaledgst.ui.kit.Timeline.Mark;

/** What happened to a request and what comes next, as plain steps. */
class Life extends Section {

    private final Timeline steps = new Timeline();

    Life() {
        addClassName("block");
        var head = new Div(new H2(getTranslation("request.life")));
        head.addClassName("block-head");
        add(head, steps);
    }

    void show(PaymentRequest request) {
        steps.removeAll();
        steps.step(Mark.DONE, getTranslation("request.life.created"), Dates.moment(request.createdAt(), getLocale()));
        switch (request.state()) {
            case TO_PAY -> {
                notice(request);
                String due = Dates.day(request.dueDate(), getLocale());
                steps.step(Mark.NOW, getTranslation("request.life.waiting"), getTranslation("request.life.until", due));
                steps.step(Mark.LATER, getTranslation("request.life.paid"), null);
                steps.step(Mark.LATER, getTranslation("request.life.receipt"), null);
            }
            case PAID -> {
                steps.step(Mark.DONE, getTranslation("request.life.paid"), Dates.moment(request.paidAt(), getLocale()));
                steps.step(request.receiptReady() ? Mark.DONE : Mark.NOW, getTranslation(request.receiptReady()
                        ? "request.life.receipt" : "request.life.receipt.preparing"), null);
            }
            case DELETED -> steps.step(Mark.DONE, getTranslation("request.life.deleted"), null);
            case EXPIRED -> steps.step(Mark.DONE, getTranslation("request.life.expired"),
                    Dates.day(request.dueDate(), getLocale()));
        }
    }

    private void notice(PaymentRequest request) {
        steps.step(request.noticeReady() ? Mark.DONE : Mark.NOW, getTranslation(request.noticeReady()
                ? "request.life.notice" : "request.life.notice.preparing"), null);
    }
}

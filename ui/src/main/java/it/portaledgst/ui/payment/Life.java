package it.portaledgst.ui.payment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.ui.kit.Dates;

/** What happened to a request and what comes next, as plain steps. */
class Life extends Section {

    private enum Mark { DONE, NOW, LATER }

    private final OrderedList steps = new OrderedList();

    Life() {
        addClassName("block");
        steps.addClassName("life");
        var head = new Div(new H2(getTranslation("request.life")));
        head.addClassName("block-head");
        add(head, steps);
    }

    void show(PaymentRequest request) {
        steps.removeAll();
        step(Mark.DONE, getTranslation("request.life.created"), Dates.moment(request.createdAt(), getLocale()));
        switch (request.state()) {
            case TO_PAY -> {
                notice(request);
                String due = Dates.day(request.dueDate(), getLocale());
                step(Mark.NOW, getTranslation("request.life.waiting"), getTranslation("request.life.until", due));
                step(Mark.LATER, getTranslation("request.life.paid"), null);
                step(Mark.LATER, getTranslation("request.life.receipt"), null);
            }
            case PAID -> {
                step(Mark.DONE, getTranslation("request.life.paid"), Dates.moment(request.paidAt(), getLocale()));
                step(request.receiptReady() ? Mark.DONE : Mark.NOW, getTranslation(request.receiptReady()
                        ? "request.life.receipt" : "request.life.receipt.preparing"), null);
            }
            case DELETED -> step(Mark.DONE, getTranslation("request.life.deleted"), null);
            case EXPIRED -> step(Mark.DONE, getTranslation("request.life.expired"),
                    Dates.day(request.dueDate(), getLocale()));
        }
    }

    private void notice(PaymentRequest request) {
        step(request.noticeReady() ? Mark.DONE : Mark.NOW, getTranslation(request.noticeReady()
                ? "request.life.notice" : "request.life.notice.preparing"), null);
    }

    private void step(Mark mark, String what, String when) {
        var item = new ListItem(new Span(what));
        item.addClassName("life-" + mark.name().toLowerCase());
        if (mark == Mark.LATER) {
            var later = new Span(getTranslation("request.life.later"));
            later.addClassName("sr-only");
            item.add(later);
        }
        if (when != null) {
            var time = new Span(when);
            time.addClassName("quiet");
            item.add(time);
        }
        steps.add(item);
    }
}

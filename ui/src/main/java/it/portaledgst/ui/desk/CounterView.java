package it.portaledgst.ui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.desk.Counter;
import it.portaledgst.domain.desk.CounterAnswer;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Sportello: scan or type a notice, read the answer, scan the next. One field, which always has the focus. */
@Route("sportello")
@PermitAll
public class CounterView extends Page implements BeforeEnterObserver {

    /** As much as a scanner reads from a notice, and more. */
    private static final int MAX_TYPED = 120;

    private final transient Counter counter;
    private final transient Offices offices;
    private final transient Staff person;
    private final TextField code = new TextField();
    private final Div answer = new Div();

    public CounterView(Counter counter, Offices offices, SignedIn signedIn) {
        this.counter = counter;
        this.offices = offices;
        person = signedIn.staff();
        addClassName("counter");
        heading(getTranslation("nav.counter"));
        trail(homeStep());
        lead(getTranslation("counter.lead"));
        code.setLabel(getTranslation("counter.code"));
        code.setHelperText(getTranslation("counter.code.help"));
        code.setMaxLength(MAX_TYPED);
        code.setAutofocus(true);
        code.setAutoselect(true);
        code.getElement().setAttribute("autocomplete", "off");
        // a scanner's Enter follows its last digit at once
        code.setValueChangeMode(ValueChangeMode.EAGER);
        code.addKeyDownListener(Key.ENTER, pressed -> ask());
        var line = new Div(code, Buttons.primary(getTranslation("counter.ask"), this::ask));
        line.addClassName("counter-line");
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("counter-answer");
        content(line, answer);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!Counter.openTo(person)) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void ask() {
        answer.removeAll();
        show(counter.ask(person, code.getValue()));
        code.focus();
        code.getElement().executeJs("this.inputElement.select()");
    }

    private void show(CounterAnswer told) {
        var verdict = told.verdict();
        var kind = switch (verdict) {
            case PAYABLE, PAID -> Callout.Kind.SUCCESS;
            case BEING_PAID -> Callout.Kind.WARNING;
            case DELETED, CANCELLED, EXPIRED, UNKNOWN, NO_CODE -> Callout.Kind.ERROR;
        };
        answer.add(new Callout(kind, getTranslation("counter." + verdict + ".title"), getTranslation("counter." + verdict + ".text")));
        if (told.noticeCode() == null) {
            return;
        }
        var facts = new Facts().fact(getTranslation("payments.column.code"), told.noticeCode().grouped())
                .factIfAny(getTranslation("payments.column.service"), told.serviceTitle());
        if (told.amount() != null) {
            facts.fact(getTranslation("payments.column.amount"), Money.format(told.amount(), getLocale()));
        }
        if (told.dueDate() != null) {
            facts.fact(getTranslation("payments.column.due"), Dates.day(told.dueDate(), getLocale()));
        }
        if (told.paidAt() != null) {
            facts.fact(getTranslation("counter.paid-at"), Dates.moment(told.paidAt(), getLocale()));
        }
        facts.factIfAny(getTranslation("form.office"), offices.find(told.officeCode()).map(Office::name).orElse(told.officeCode()));
        facts.addClassName("block");
        answer.add(facts);
        if (told.officeCode() != null && told.serviceTitle() == null) {
            var others = new Paragraph(getTranslation("counter.other-office"));
            others.addClassName("quiet");
            answer.add(others);
        }
    }
}

package it.portaledgst.ui.desk;

import java.util.Locale;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.desk.DeskFilter;
import it.portaledgst.domain.desk.DeskPage;
import it.portaledgst.domain.desk.PaymentDesk;
import it.portaledgst.domain.desk.Reach;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.journal.Reason;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Calendars;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/**
 * Ricerca pagamenti: the requests of the person's office, found by what is known of them. Nothing is shown before it is said
 * why, and nothing that was typed is in an address.
 */
@Route("ricerca-pagamenti")
@PermitAll
public class DeskView extends Page implements BeforeEnterObserver {

    private final transient PaymentDesk desk;
    private final transient Staff person;
    private final boolean statesOnly;
    private final TextField noticeCode = text("desk.notice-code", "desk.notice-code.help");
    private final TextField taxCode = text("desk.tax-code", "desk.tax-code.help");
    private final TextField words = text("desk.words", "desk.words.help");
    private final Select<PaymentState> state = new Select<>();
    private final DatePicker from = day("desk.from");
    private final DatePicker to = day("desk.to");
    private final ReasonFields reason = new ReasonFields();
    private final Paragraph problem = new Paragraph();
    private final Paragraph count = new Paragraph();
    private final DeskTable table;
    private final Nothing nothing = new Nothing();
    private final Div more = new Div();
    private transient DeskFilter asked;
    private transient Reason why;
    private transient PaymentRequest last;

    public DeskView(PaymentDesk desk, SignedIn signedIn) {
        this.desk = desk;
        person = signedIn.staff();
        statesOnly = Reach.of(person) == Reach.STATES;
        heading(getTranslation("nav.desk"));
        trail(homeStep());
        lead(getTranslation(statesOnly ? "desk.lead.states" : "desk.lead"));
        state.setLabel(getTranslation("payments.filter.state"));
        state.setItems(PaymentState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("payments.filter.all"));
        state.setItemLabelGenerator(each -> getTranslation(each == null ? "payments.filter.all" : "state." + each.name()));
        table = new DeskTable(getTranslation("desk.found"), !statesOnly);
        table.setVisible(false);
        nothing.show(getTranslation("desk.none.title"), getTranslation("desk.none.text"));
        nothing.setVisible(false);
        problem.addClassName("field-problem");
        problem.getElement().setAttribute("role", "alert");
        count.addClassName("count");
        count.getElement().setAttribute("role", "status");
        more.add(Buttons.secondary(getTranslation("desk.more"), this::showMore));
        more.addClassNames("more", "actions");
        more.setVisible(false);
        var search = Buttons.primary(getTranslation("desk.search"), this::search);
        // within the fields alone: elsewhere Enter chooses a day or a reason
        search.addClickShortcut(Key.ENTER).listenOn(noticeCode, taxCode, words).resetFocusOnActiveElement();
        var act = new Div(search);
        act.addClassName("actions");
        content(criteria(), reason, problem, act, count, table, nothing, more);
    }

    private Div criteria() {
        var criteria = statesOnly ? new Div(noticeCode) : new Div(noticeCode, taxCode, words, state, from, to);
        criteria.addClassName("filters");
        return criteria;
    }

    private TextField text(String label, String help) {
        var field = new TextField(getTranslation(label));
        field.setHelperText(getTranslation(help));
        field.setMaxLength(DeskFilter.MAX_TEXT);
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        field.getElement().setAttribute("autocomplete", "off");
        return field;
    }

    private DatePicker day(String label) {
        var field = new DatePicker(getTranslation(label));
        field.setI18n(Calendars.of(field, getLocale()));
        field.setLocale(Locale.ITALY);
        field.setClearButtonVisible(true);
        return field;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!PaymentDesk.openTo(person)) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void search() {
        noticeCode.setInvalid(false);
        words.setInvalid(false);
        problem.setText("");
        reason.value().ifPresent(said -> {
            asked = new DeskFilter(noticeCode.getValue(), taxCode.getValue(), words.getValue(), state.getValue(), from.getValue(), to.getValue());
            why = said;
            try {
                show(desk.search(person, asked, why, null), true);
            } catch (RejectedException refused) {
                refused(refused);
            }
        });
    }

    private void showMore() {
        show(desk.search(person, asked, why, last), false);
    }

    private void show(DeskPage page, boolean anew) {
        if (anew) {
            table.show(page.rows());
        } else {
            table.append(page.rows());
        }
        boolean empty = table.rows() == 0;
        table.setVisible(!empty);
        nothing.setVisible(empty);
        more.setVisible(page.more());
        last = page.rows().isEmpty() ? null : page.rows().getLast();
        count.removeAll(); // the same number again is an answer, too
        count.add(getTranslation(page.more() ? "desk.count.more" : "desk.count", table.rows()));
    }

    private void refused(RejectedException refused) {
        var sentence = RefusalText.of(refused.problem());
        TextField field = "noticeCode".equals(refused.field()) ? noticeCode : "words".equals(refused.field()) ? words : null;
        if (field == null) {
            problem.setText(sentence);
            noticeCode.focus();
        } else {
            field.setErrorMessage(sentence);
            field.setInvalid(true);
            field.focus();
        }
    }
}

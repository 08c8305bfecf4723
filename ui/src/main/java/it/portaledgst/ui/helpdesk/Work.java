package it.portaledgst.ui.helpdesk;

import java.util.Locale;
import java.util.UUID;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.answer.CannedAnswer;
import it.portaledgst.domain.answer.CannedAnswers;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.support.SupportCase;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.kit.Buttons;

/** What a clerk may do about a case: answer, ask, hand on, close. What is being written is kept while it is typed. */
class Work extends Section {

    /** Does it and says so; false when it was refused. */
    interface Acts {
        boolean act(Runnable act, String done);
    }

    private final transient SupportDesk desk;
    private final transient Staff person;
    private final transient CannedAnswers answers;
    private final ComboBox<CannedAnswer> canned = new ComboBox<>();
    private final TextArea words = new TextArea();
    private final ComboBox<Office> office = new ComboBox<>();
    private final TextArea forwardReason = new TextArea();
    private final TextArea closeReason = new TextArea();
    private final Div writing = new Div();
    private final Div writeActs = new Div();
    private final Details forward;
    private final Details close;
    private final Paragraph why = new Paragraph();
    private boolean hasCanned;
    private UUID id;
    private long version;

    Work(SupportDesk desk, Staff person, Offices offices, CannedAnswers answers, Acts acts) {
        this.desk = desk;
        this.person = person;
        this.answers = answers;
        canned.setLabel(getTranslation("helpdesk.canned"));
        canned.setHelperText(getTranslation("helpdesk.canned.help"));
        canned.setItemLabelGenerator(CannedAnswer::title);
        canned.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                append(change.getValue().text());
                canned.clear();
            }
        });
        text(words, "helpdesk.words", "helpdesk.words.help", SupportDesk.MAX_TEXT);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setValueChangeTimeout(1000);
        words.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                keep(change.getValue());
            }
        });
        var answer = Buttons.primary(getTranslation("helpdesk.answer"), () -> send(acts, () -> desk.answer(person, id, version, words.getValue()), "helpdesk.answered"));
        answer.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(words);
        var ask = Buttons.secondary(getTranslation("helpdesk.ask"), () -> send(acts, () -> desk.ask(person, id, version, words.getValue()), "helpdesk.asked"));
        writeActs.add(answer, ask);
        writeActs.addClassName("actions");
        writing.add(canned, words, writeActs);
        writing.addClassName("form-section");

        office.setLabel(getTranslation("helpdesk.forward.office"));
        office.setItemLabelGenerator(Office::label);
        office.setItems(offices.all());
        text(forwardReason, "helpdesk.reason", "helpdesk.forward.help", SupportDesk.MAX_REASON);
        forward = new Details(getTranslation("helpdesk.forward"), fields(office, forwardReason, actions(Buttons.secondary(getTranslation("helpdesk.forward.act"),
                () -> acts.act(() -> desk.forward(person, id, version, office.getValue() == null ? "" : office.getValue().code(), forwardReason.getValue()),
                        "helpdesk.forwarded")))));
        text(closeReason, "helpdesk.reason", "helpdesk.close.help", SupportDesk.MAX_REASON);
        close = new Details(getTranslation("helpdesk.close"), fields(closeReason, actions(Buttons.danger(getTranslation("helpdesk.close.act"),
                () -> acts.act(() -> desk.close(person, id, version, closeReason.getValue()), "helpdesk.closed")))));
        why.addClassName("quiet");
        add(new H2(getTranslation("helpdesk.work")), why, writing, forward, close);
    }

    /** What was begun the last time is there again. */
    void begin(SupportCase shown) {
        var offered = answers.of(shown.row().category(), Locale.of(shown.language()));
        canned.setItems(offered);
        hasCanned = !offered.isEmpty();
        words.setValue(shown.replyDraft() == null ? "" : shown.replyDraft());
    }

    void show(SupportCase shown, boolean may) {
        id = shown.row().id();
        version = shown.row().version();
        writing.setVisible(may || !words.isEmpty()); // what was begun can still be copied
        words.setReadOnly(!may);
        canned.setVisible(may && hasCanned);
        writeActs.setVisible(may);
        forward.setVisible(may);
        close.setVisible(may);
        why.setVisible(!may);
        why.setText(shown.row().claimed() && shown.row().state() == SupportState.OPEN ? getTranslation("helpdesk.work.claimed", shown.row().claimedName())
                : getTranslation("helpdesk.work." + shown.row().state()));
    }

    void over() {
        writing.setVisible(!words.isEmpty());
        words.setReadOnly(true);
        canned.setVisible(false);
        writeActs.setVisible(false);
        forward.setVisible(false);
        close.setVisible(false);
        why.setVisible(true);
        why.setText(getTranslation("helpdesk.gone"));
    }

    /** What was written before stays in front of it. */
    void append(String text) {
        if (!words.isReadOnly()) {
            words.setValue(words.getValue().isBlank() ? text : words.getValue().stripTrailing() + "\n\n" + text);
            keep(words.getValue());
            words.focus();
        }
    }

    private void keep(String text) {
        try {
            desk.draft(person, id, text);
        } catch (RejectedException handedOn) {
            // the next act says why; the words are still on the page
        }
    }

    private void send(Acts acts, Runnable act, String done) {
        if (acts.act(act, done)) {
            words.clear();
            writing.setVisible(writeActs.isVisible());
        }
    }

    private static Div fields(Component... inputs) {
        var fields = new Div(inputs);
        fields.addClassName("form-section");
        return fields;
    }

    private static Div actions(Component act) {
        var actions = new Div(act);
        actions.addClassName("actions");
        return actions;
    }

    private void text(TextArea field, String label, String help, int most) {
        field.setLabel(getTranslation(label));
        field.setHelperText(getTranslation(help));
        field.setMaxLength(most);
    }
}

package it.portaledgst.ui.administration;

import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Calendars;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.language.RefusalText;

/** Asks from which day a text is to be in force, and what is to be remembered of it. */
final class PublishDialog {

    interface Publish {
        void on(LocalDate day, String note);
    }

    private PublishDialog() {
    }

    /**
     * @param planned what this publication would replace before anybody saw it, or null
     * @param refused what is told when the text itself is refused, in the page
     */
    static void open(String name, LocalDate today, LocalDate planned, Publish publish, Consumer<RejectedException> refused) {
        UI ui = UI.getCurrent();
        var dialog = new Dialog();
        dialog.setHeaderTitle(ui.getTranslation("admin.publish.title", name));
        var day = new DatePicker(ui.getTranslation("admin.publish.day"), today);
        day.setI18n(Calendars.of(day, ui.getLocale()));
        day.setLocale(Locale.ITALY);
        day.setMin(today);
        day.setMax(today.plus(Editions.LONGEST_AHEAD));
        day.setHelperText(ui.getTranslation("admin.publish.day.help"));
        day.setManualValidation(true);
        day.setRequiredIndicatorVisible(true);
        var note = new TextArea(ui.getTranslation("admin.publish.note"));
        note.setMaxLength(Editions.MAX_NOTE);
        note.setHelperText(ui.getTranslation("admin.longest", Editions.MAX_NOTE));
        note.setManualValidation(true);
        note.setWidthFull();
        dialog.add(new Paragraph(ui.getTranslation("admin.publish.text")));
        if (planned != null) {
            dialog.add(new Paragraph(ui.getTranslation("admin.publish.replaces", Dates.day(planned, ui.getLocale()))));
        }
        // the note first: a date picker that gets the focus before it is ready opens its calendar over the dialog
        dialog.add(note, day);
        dialog.getFooter().add(Buttons.secondary(ui.getTranslation("admin.cancel"), dialog::close),
                Buttons.primary(ui.getTranslation("admin.publish.confirm"), () -> {
                    try {
                        if (day.isEmpty()) {
                            throw new RejectedException(Refusal.PUBLISH_DAY);
                        }
                        publish.on(day.getValue(), note.getValue());
                    } catch (RejectedException wrong) {
                        switch (wrong.problem().why()) {
                            case PUBLISH_DAY -> {
                                day.setInvalid(true);
                                day.setErrorMessage(RefusalText.of(wrong.problem()));
                                day.focus();
                            }
                            case PUBLISH_NOTE -> {
                                note.setInvalid(true);
                                note.setErrorMessage(RefusalText.of(wrong.problem()));
                                note.focus();
                            }
                            default -> {
                                dialog.close();
                                refused.accept(wrong);
                            }
                        }
                        return;
                    }
                    dialog.close();
                }));
        dialog.setWidth("34rem");
        dialog.open();
        note.focus();
    }
}

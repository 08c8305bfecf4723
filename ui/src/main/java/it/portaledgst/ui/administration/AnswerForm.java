package it.portaledgst.ui.administration;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.answer.AnswerEditing;
import it.portaledgst.domain.answer.AnswerText;
import it.portaledgst.domain.support.SupportCategory;

/** A canned answer. */
class AnswerForm extends EditForm<AnswerText> {

    private final ComboBox<SupportCategory> category = input("category", new ComboBox<>(), true);
    private final TextField title = line("title", true, AnswerEditing.MAX_TITLE);
    private final TextArea text = lines("text", true, AnswerEditing.MAX_TEXT);
    private final TextArea englishText = lines("englishText", false, AnswerEditing.MAX_TEXT);
    private final Checkbox shown = check("shown");

    AnswerForm() {
        category.setLabel(getTranslation("admin.field.category"));
        category.setItems(SupportCategory.values());
        category.setItemLabelGenerator(value -> getTranslation("admin.answer.category." + value));
        section("admin.section.place", category, italian(title), shown);
        section("admin.section.texts", italian(text), englishText);
    }

    @Override
    AnswerText value() {
        return new AnswerText(category.getValue(), title.getValue(), text.getValue(), englishText.getValue(), shown.getValue());
    }

    @Override
    void show(AnswerText answer) {
        category.setValue(answer.category());
        title.setValue(answer.title());
        text.setValue(answer.text());
        englishText.setValue(answer.englishText());
        shown.setValue(answer.shown());
    }
}

package it.portaledgst.ui.administration;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.faq.FaqCategory;
import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.faq.FaqText;

/** A question with its answer. */
class FaqForm extends EditForm<FaqText> {

    private final ComboBox<FaqCategory> category = input("category", new ComboBox<>(), true);
    private final TextField order = input("order", new TextField(getTranslation("admin.field.order")), true);
    private final TextField question = line("question", true, FaqEditing.MAX_QUESTION);
    private final TextArea answer = lines("answer", true, FaqEditing.MAX_ANSWER);
    private final TextArea also = list("also", false, FaqEditing.MAX_WORD, FaqEditing.MAX_WORDS);
    private final TextField englishQuestion = line("englishQuestion", false, FaqEditing.MAX_QUESTION);
    private final TextArea englishAnswer = lines("englishAnswer", false, FaqEditing.MAX_ANSWER);
    private final Checkbox shown = check("shown");

    FaqForm() {
        category.setLabel(getTranslation("admin.field.category"));
        category.setItems(FaqCategory.values());
        category.setItemLabelGenerator(value -> getTranslation("faq.category." + value));
        order.setHelperText(getTranslation("admin.field.order.help"));
        order.setMaxLength(String.valueOf(FaqEditing.MAX_ORDER).length());
        order.getElement().setProperty("inputmode", "numeric");
        order.addClassName("field-short");
        section("admin.section.place", category, order, shown);
        section("admin.section.italian", italian(question), italian(answer), italian(also));
        section("admin.section.english", englishQuestion, englishAnswer);
    }

    @Override
    FaqText value() {
        return new FaqText(category.getValue(), number(order.getValue()), question.getValue(), answer.getValue(), items(also),
                englishQuestion.getValue(), englishAnswer.getValue(), shown.getValue());
    }

    @Override
    void show(FaqText text) {
        category.setValue(text.category());
        order.setValue(text.order() == 0 ? "" : String.valueOf(text.order()));
        question.setValue(text.question());
        answer.setValue(text.answer());
        show(also, text.also());
        englishQuestion.setValue(text.englishQuestion());
        englishAnswer.setValue(text.englishAnswer());
        shown.setValue(text.shown());
    }

    /** 0, which the rules refuse, for what is no number. */
    private static int number(String typed) {
        return typed.strip().matches("[0-9]{1,9}") ? Integer.parseInt(typed.strip()) : 0;
    }
}

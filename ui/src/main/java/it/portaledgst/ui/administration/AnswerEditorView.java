package it.portaledgst.ui.administration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.answer.AnswerEditing;
import it.portaledgst.domain.answer.AnswerText;
import it.portaledgst.ui.kit.Facts;
import jakarta.annotation.security.PermitAll;

/** A canned answer. */
@Route(Kind.ANSWERS + "/:" + EditorView.KEY)
@PermitAll
public class AnswerEditorView extends EditorView<AnswerText> {

    public AnswerEditorView(AnswerEditing editing, Tools tools) {
        super(editing, tools);
    }

    @Override
    EditForm<AnswerText> form() {
        return new AnswerForm();
    }

    @Override
    String name(String key, AnswerText text) {
        return text.title().isEmpty() ? String.valueOf(key) : text.title();
    }

    @Override
    Component preview(String key, AnswerText text) {
        var facts = new Facts().fact(getTranslation("admin.field.text"), letter(text.text(), "it"));
        return text.englishText().isEmpty() ? facts : facts.fact(getTranslation("admin.field.englishText"), letter(text.englishText(), "en"));
    }

    private static Component letter(String text, String language) {
        var letter = new Div();
        text.lines().forEach(line -> letter.add(new Paragraph(line)));
        letter.getElement().setAttribute("lang", language);
        return letter;
    }
}

package it.portaledgst.ui.administration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.publication.TextProblem;
import it.portaledgst.ui.kit.Inputs;

/**
 * The form of an edited text. What is written stays as it is until somebody saves it; problems stand at their fields.
 *
 * @param <T> a record of what is edited
 */
abstract class EditForm<T extends Record> extends Div {

    private final Inputs inputs = new Inputs("testo-"); // the form in a preview has ids, too

    EditForm() {
        addClassName("request-form");
        var required = new Paragraph(getTranslation("form.required"));
        required.addClassName("quiet");
        add(required);
    }

    /** What is written now. */
    abstract T value();

    abstract void show(T text);

    /** Marks the wrong fields and clears the others; gives back the sentences by field, in the order of the page. */
    final Map<Component, String> showProblems(List<TextProblem> problems) {
        var byPlace = problems.stream().collect(Collectors.groupingBy(TextProblem::place, Collectors.mapping(this::sentence, Collectors.joining(" "))));
        return inputs.show(byPlace);
    }

    private String sentence(TextProblem problem) {
        String sentence = getTranslation("admin.problem." + problem.why(), problem.values().toArray());
        return problem.line() == 0 ? sentence : getTranslation("admin.problem.line", problem.line(), sentence);
    }

    protected final void section(String titleKey, Component... parts) {
        var set = new FieldSet(getTranslation(titleKey));
        set.addClassName("form-section");
        set.add(parts);
        add(set);
    }

    protected final <C extends Component> C input(String name, C input, boolean required) {
        return inputs.add(name, input, required);
    }

    protected final TextField line(String name, boolean required, int longest) {
        var input = input(name, new TextField(getTranslation("admin.field." + name)), required);
        input.setMaxLength(longest);
        input.setHelperText(getTranslation("admin.longest", longest));
        return input;
    }

    protected final TextArea lines(String name, boolean required, int longest) {
        var input = input(name, new TextArea(getTranslation("admin.field." + name)), required);
        input.setMaxLength(longest);
        input.setHelperText(getTranslation("admin.longest", longest));
        return input;
    }

    /** A list, one item a line. */
    protected final TextArea list(String name, boolean required, int longest, int items) {
        var input = input(name, new TextArea(getTranslation("admin.field." + name)), required);
        input.setHelperText(getTranslation("admin.one-per-line", items, longest));
        return input;
    }

    protected final Checkbox check(String name) {
        return input(name, new Checkbox(getTranslation("admin.field." + name)), false);
    }

    protected static List<String> items(TextArea list) {
        return list.getValue().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    protected static void show(TextArea list, List<String> items) {
        list.setValue(String.join("\n", items));
    }

    /** Italian, whatever the language of the page. */
    protected static <C extends Component> C italian(C input) {
        input.getElement().setAttribute("lang", "it");
        return input;
    }
}

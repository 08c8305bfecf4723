package it.portaledgst.ui.kit;

import java.util.Map;
import java.util.NoSuchElementException;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;

/**
 * What is wrong with a form, in one place above it: one link per error, leading to its field. Takes the focus. While
 * nothing is wrong it is there, empty and unseen, so that screen readers hear what is put into it each time.
 */
public class ErrorSummary extends Div {

    public ErrorSummary() {
        addClassName("error-summary");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
    }

    /**
     * Lists the errors and takes the focus, so that they are read first.
     *
     * @param errors sentence by field, in the order of the form; nothing is shown when there are none
     * @throws NoSuchElementException when a field has no id its link could lead to
     */
    public void show(Map<? extends Component, String> errors) {
        list(errors);
        if (!errors.isEmpty()) {
            getElement().executeJs("window.portale.focus(this)");
        }
    }

    /** Lists the errors anew: the same ones are read again, too. */
    public void list(Map<? extends Component, String> errors) {
        removeAll();
        if (errors.isEmpty()) {
            return;
        }
        var list = new UnorderedList();
        errors.forEach((field, sentence) -> list.add(new ListItem(new Anchor("#" + field.getId().orElseThrow(), sentence))));
        add(new H2(getTranslation(errors.size() == 1 ? "errors.title.one" : "errors.title.many", errors.size())), list);
        getElement().executeJs("window.portale.prepareErrorLinks(this)");
    }
}

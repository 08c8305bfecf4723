package it.portaledgst.ui.kit;

import java.util.Map;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;

/** What is wrong with a form, in one place above it: one link per error, leading to its field. Takes the focus. */
public class ErrorSummary extends Div {

    private final H2 title = new H2();
    private final UnorderedList list = new UnorderedList();

    public ErrorSummary() {
        addClassName("error-summary");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("tabindex", "-1");
        add(title, list);
        setVisible(false);
    }

    /**
     * Lists the errors and takes the focus, so that they are read first.
     *
     * @param errors sentence by field, in the order of the form; nothing is shown when there are none
     */
    public void show(Map<? extends Component, String> errors) {
        list(errors);
        if (!errors.isEmpty()) {
            getElement().executeJs("window.portale.focus(this)");
        }
    }

    public void list(Map<? extends Component, String> errors) {
        list.removeAll();
        setVisible(!errors.isEmpty());
        if (errors.isEmpty()) {
            return;
        }
        title.setText(getTranslation(errors.size() == 1 ? "errors.title.one" : "errors.title.many", errors.size()));
        errors.forEach((field, sentence) -> {
            // A link by its look and role; its address would leave the page because of <base href>.
            var link = new Anchor();
            link.setText(sentence);
            link.getElement().setAttribute("role", "link").setAttribute("tabindex", "0");
            link.getElement().addEventListener("click", click -> goTo(field));
            link.getElement().addEventListener("keydown", key -> goTo(field)).setFilter("event.key == 'Enter'");
            list.add(new ListItem(link));
        });
    }

    private static void goTo(Component field) {
        field.getElement().executeJs("this.scrollIntoView({block: 'center'})");
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        } else {
            field.getElement().callJsFunction("focus");
        }
    }
}

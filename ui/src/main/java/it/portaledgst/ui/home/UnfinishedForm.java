package it.portaledgst.ui.home;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.KeptForm;
import it.portaledgst.domain.payment.KeptForms;
import it.portaledgst.ui.kit.Buttons;

/** A form left half-way, to go on with or to delete. Deleting can be undone on the spot. */
public final class UnfinishedForm extends ListItem {

    /**
     * @param title of the form, above it
     * @param name  what its buttons say they are about
     * @param about a sentence that tells it from others
     */
    public record Words(H3 title, String name, String about) {
    }

    private final transient KeptForms forms;
    private final transient Citizen person;
    private final transient KeptForm form;
    private final transient Words words;
    private final String address;
    private final Div matter = new Div();
    private final Paragraph told = new Paragraph();

    public UnfinishedForm(KeptForms forms, Citizen person, KeptForm form, String address, Words words) {
        this.forms = forms;
        this.person = person;
        this.form = form;
        this.address = address;
        this.words = words;
        getElement().setAttribute("role", "listitem");
        words.title().getElement().setAttribute("tabindex", "-1");
        told.getElement().setAttribute("role", "status");
        add(told, matter);
        show();
    }

    private void show() {
        told.setText("");
        matter.removeAll();
        var go = Buttons.primaryLink(address, "");
        go.add(new Span(getTranslation("draft.continue")), named());
        var delete = Buttons.secondary(getTranslation("draft.delete"), this::discard);
        delete.setAriaLabel(getTranslation("draft.delete") + " " + getTranslation("draft.of", words.name()));
        var acts = new Div(go, delete);
        acts.addClassName("actions");
        matter.add(words.title(), new Paragraph(words.about()), acts);
    }

    private void discard() {
        forms.discard(person, form.id());
        told.setText(getTranslation("draft.deleted", words.name()));
        matter.removeAll();
        var undo = Buttons.secondary(getTranslation("draft.restore"), this::restore);
        matter.add(undo);
        undo.focus();
    }

    private void restore() {
        forms.restore(person, form.id());
        show();
        words.title().getElement().callJsFunction("focus");
    }

    private Span named() {
        var name = new Span(" " + getTranslation("draft.of", words.name()));
        name.addClassName("sr-only");
        return name;
    }
}

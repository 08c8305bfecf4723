package it.portaledgst.ui.administration;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.TextKind;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Amministrazione: what can be edited. For whom the domain lets in. */
@Route(Kind.ROOT)
@PermitAll
public class AdministrationView extends Page implements BeforeEnterObserver {

    private final transient SignedIn signedIn;

    public AdministrationView(SignedIn signedIn) {
        this.signedIn = signedIn;
        heading(getTranslation("nav.administration"));
        trail(homeStep());
        lead(getTranslation("admin.lead"));
        var list = new UnorderedList();
        list.addClassName("services");
        for (TextKind kind : TextKind.values()) {
            list.add(new ListItem(entry(kind)));
        }
        content(list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!Editions.openTo(signedIn.staff())) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private Div entry(TextKind kind) {
        var words = new Div(new H2(getTranslation("admin.kind." + kind)), new Paragraph(getTranslation("admin.about." + kind)));
        words.addClassName("service-words");
        var about = new Span(" " + getTranslation("admin.kind." + kind));
        about.addClassName("sr-only");
        var open = Buttons.primaryLink(Kind.path(kind), "");
        open.add(new Span(getTranslation("admin.open")), about);
        var entry = new Div(words, open);
        entry.addClassName("service");
        return entry;
    }
}

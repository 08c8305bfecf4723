package it.portaledgst.ui.shell;

import java.util.List;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of the portal: where it stands (breadcrumb), one main landmark with one h1, a title for the browser. */
public abstract class Page extends Div implements HasDynamicTitle {

    /** One step of the breadcrumb above this page. */
    public record Step(String path, String label) {
    }

    private final Div trail = new Div();
    private final Main main = new Main();
    private final Div body = new Div();
    private final H1 heading = new H1();
    private boolean hasErrors;

    protected Page() {
        addClassName("page");
        trail.addClassName("container");
        main.setId("contenuto");
        main.getElement().setAttribute("tabindex", "-1");
        heading.getElement().setAttribute("tabindex", "-1");
        body.addClassName("container");
        main.add(body);
        super.add(trail, main);
        body.add(heading);
    }

    protected final void heading(String text) {
        heading.setText(text);
    }

    protected final void lead(String text) {
        var lead = new Paragraph(text);
        lead.addClassName("lead");
        content(lead);
    }

    protected final void content(Component... components) {
        body.add(components);
    }

    /** Puts a component above the heading: what must be read first. */
    protected final void aboveHeading(Component component) {
        body.addComponentAtIndex(body.indexOf(heading), component);
    }

    protected final void clearContent() {
        body.removeAll();
        body.add(heading);
    }

    protected final void trail(Step... steps) {
        trail.removeAll();
        var list = new OrderedList();
        for (Step step : List.of(steps)) {
            list.add(new ListItem(new Anchor(step.path(), step.label())));
        }
        var here = new ListItem(new Span(heading.getText()));
        here.getElement().setAttribute("aria-current", "page");
        list.add(here);
        var nav = new Nav(list);
        nav.setAriaLabel(getTranslation("frame.breadcrumb"));
        nav.addClassName("breadcrumb");
        trail.add(nav);
    }

    protected final Step homeStep() {
        return new Step("home", getTranslation("nav.home"));
    }

    protected final void errorsInTitle(boolean errors) {
        hasErrors = errors;
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
    }

    @Override
    public String getPageTitle() {
        String title = heading.getText() + " - Pagamenti DGST - MIMIT";
        return hasErrors ? getTranslation("title.error") + ": " + title : title;
    }
}

package it.portaledgst.ui.welcome;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.shell.Page;

/** The public home page: what the portal is for, what is needed, the way in. */
@Route("")
@AnonymousAllowed
public class WelcomeView extends Page {

    public WelcomeView(SignedIn person) {
        addClassName("welcome");
        heading(getTranslation("welcome.title"));
        band(leadText(getTranslation("welcome.lead")), wayIn(person.yes()));
        content(new Callout(Callout.Kind.WARNING, getTranslation("welcome.accounts.title"),
                        getTranslation("welcome.accounts.text")),
                howItWorks(), beforeStarting());
    }

    private Component wayIn(boolean signedIn) {
        if (signedIn) {
            var area = new Div(Buttons.primaryLink("home", getTranslation("welcome.to-area")));
            area.addClassName("way-in");
            return area;
        }
        var box = new Div(new H2(getTranslation("welcome.way-in")),
                Buttons.outside(Buttons.primaryLink("home", getTranslation("frame.sign-in"))),
                quiet("welcome.identity"), quiet("welcome.foreign"));
        box.addClassName("way-in");
        return box;
    }

    private Paragraph quiet(String key) {
        var paragraph = new Paragraph(getTranslation(key));
        paragraph.addClassName("quiet");
        return paragraph;
    }

    private Component howItWorks() {
        var steps = new OrderedList();
        steps.addClassName("journey");
        for (String step : new String[] {"choose", "fill", "pay", "receipt"}) {
            steps.add(new ListItem(new H3(getTranslation("welcome.step." + step)),
                    new Paragraph(getTranslation("welcome.step." + step + ".text"))));
        }
        return new Section(new H2(getTranslation("welcome.how")), steps);
    }

    private Component beforeStarting() {
        var needs = new UnorderedList();
        for (String need : new String[] {"debtor", "amount", "office"}) {
            needs.add(new ListItem(getTranslation("welcome.need." + need)));
        }
        var left = new Section(new H2(getTranslation("welcome.need")), needs);
        var right = new Section(new H2(getTranslation("welcome.right-portal")),
                new Paragraph(getTranslation("welcome.right-portal.text")),
                new Paragraph(Buttons.link("domande-frequenti", getTranslation("welcome.faq"))));
        var both = new Div(left, right);
        both.addClassName("two-columns");
        return both;
    }
}

package it.portaledgst.ui.shell;


import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.language.LanguageMenu;

/** Who the portal belongs to, the language, who is signed in. */
class SlimBar extends Div {

    SlimBar(SignedIn person) {
        addClassName("slim-bar");
        var owner = new Span("Ministero delle Imprese e del Made in Italy");
        owner.addClassName("slim-bar-owner");
        owner.getElement().setAttribute("lang", "it");
        var tools = new Div(new LanguageMenu());
        tools.addClassName("slim-bar-tools");
        if (person.yes()) {
            var name = new Span(new Icon(Icon.Shape.PERSON), new Span(person.fullName()));
            name.addClassName("slim-bar-person");
            var leave = new NativeButton(getTranslation("frame.sign-out"), click -> person.signOut());
            leave.addClassName("slim-bar-link");
            tools.add(name, leave);
        } else {
            tools.add(signIn(getTranslation("frame.sign-in"), "slim-bar-sign-in"));
        }
        var inner = new Div(owner, tools);
        inner.addClassName("container");
        add(inner);
    }

    /** Not a router link: the browser must ask for the private page and be sent to the sign-in. */
    static Anchor signIn(String text, String className) {
        var link = new Anchor("home", new Icon(Icon.Shape.PERSON), new Span(text));
        link.getElement().setAttribute("router-ignore", true);
        link.addClassName(className);
        return link;
    }
}

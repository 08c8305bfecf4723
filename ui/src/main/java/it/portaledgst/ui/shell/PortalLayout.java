package it.portaledgst.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.live.UpdateNotice;

/**
 * The frame of every page: skip links, slim bar, name of the service, navigation, the page, footer. Public and private
 * pages share it; the navigation shows what the person may open.
 */
@Layout
@AnonymousAllowed
@JavaScript("context://js/portale.js")
public class PortalLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private final Div content = new Div();
    private final News update = new News();
    private final SiteNavigation navigation;
    private final transient UpdateNotice updates;
    private final boolean signedIn;
    private final transient Runnable signOut;
    private boolean firstPage = true;

    public PortalLayout(SignedIn person, SupportAddress support, Operator operator, UpdateNotice updates, Following following) {
        this.updates = updates;
        signedIn = person.yes();
        signOut = person::signOut;
        navigation = new SiteNavigation(person);
        addClassName("frame");
        content.addClassName("frame-content");
        var header = new Header(new SlimBar(person), new Brand(signedIn), navigation);
        header.addClassName("frame-header");
        update.setClassName("update-notice"); // not one of the page's own
        add(skipLinks(), header, update, content, new SiteFooter(support, operator));
        following.follow(this, updates::listen, this::tellOfUpdate);
    }

    @Override
    public void showRouterLayoutContent(HasElement page) {
        content.getElement().appendChild(page.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement page) {
        content.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        navigation.mark(event.getLocation().getPath());
        // The router changes the content silently: the heading takes the focus so that it is read and the next Tab
        // starts there. Not on the first page, where the browser itself starts from the top.
        if (!firstPage) {
            getElement().executeJs("window.portale.focusHeading()");
        }
        firstPage = false;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        getElement().executeJs("window.portale.prepareSkipLinks($0)", getElement());
        if (signedIn) {
            SessionWatch.start(this, ui.getSession().getSession().getMaxInactiveInterval(), signOut);
        }
        tellOfUpdate();
    }

    private void tellOfUpdate() {
        if (updates.given()) {
            update.tell(new Callout(Callout.Kind.WARNING, getTranslation("update.title"), getTranslation("update.text")));
            getElement().executeJs("window.portale.comeBack()");
        }
    }

    private Component skipLinks() {
        var toContent = new Anchor("#contenuto", getTranslation("frame.skip.content"));
        var toFooter = new Anchor("#piede", getTranslation("frame.skip.footer"));
        var links = new Div(toContent, toFooter);
        links.addClassName("skip-links");
        return links;
    }
}

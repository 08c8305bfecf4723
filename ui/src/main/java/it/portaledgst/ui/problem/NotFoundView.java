package it.portaledgst.ui.problem;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.shell.PortalLayout;

/** No such page, or not this person's: the two look the same on purpose. */
@ParentLayout(PortalLayout.class)
@AnonymousAllowed
public class NotFoundView extends Page implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        heading(getTranslation("problem.not-found.title"));
        lead(getTranslation("problem.not-found.text"));
        content(Buttons.outside(Buttons.primaryLink(".", getTranslation("problem.to-home"))));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}

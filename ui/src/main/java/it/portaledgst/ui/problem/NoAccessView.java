package it.portaledgst.ui.problem;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.shell.PortalLayout;

@ParentLayout(PortalLayout.class)
@AnonymousAllowed
public class NoAccessView extends Page implements HasErrorParameter<AccessDeniedException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        heading(getTranslation("problem.no-access.title"));
        lead(getTranslation("problem.no-access.text"));
        content(Buttons.outside(Buttons.primaryLink(".", getTranslation("problem.to-home"))));
        return HttpStatusCode.FORBIDDEN.getCode();
    }
}

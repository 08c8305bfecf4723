package it.portaledgst.ui.problem;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.shell.Page;
import it.portaledgst.ui.shell.PortalLayout;

@ParentLayout(PortalLayout.class)
@AnonymousAllowed
public class FailureView extends Page implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var code = new Span(Problems.logged(parameter.getCaughtException()));
        code.addClassName("mono");
        heading(getTranslation("problem.failure.title"));
        lead(getTranslation("problem.failure.text"));
        content(new Paragraph(getTranslation("problem.failure.money")),
                new Facts().fact(getTranslation("problem.code"), code),
                Buttons.outside(Buttons.primaryLink(".", getTranslation("problem.to-home"))));
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}

package it.portaledgst.ui.payment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.ReturnKind;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where pagoPA sends the browser back. It notes how, then goes on to the request's page, by way of the sign-in when the
 * session is over, or to the page that an integrator has named when it began the payment. It never changes the state of the request.
 */
@Route("esito/:esito/:chiave")
@AnonymousAllowed
public class ReturnView extends Div implements BeforeEnterObserver {

    private final transient PaymentRequests payments;

    public ReturnView(PaymentRequests payments) {
        this.payments = payments;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ReturnKind kind = event.getRouteParameters().get("esito").flatMap(ReturnKind::ofPathName)
                .orElseThrow(ReturnView::notFound);
        var back = event.getRouteParameters().get("chiave").flatMap(token -> payments.cameBack(token, kind))
                .orElseThrow(ReturnView::notFound);
        if (back.onward() == null) {
            event.forwardTo("pagamenti/" + back.requestId(), QueryParameters.of(RequestView.RETURN, kind.pathName()));
        } else {
            event.getUI().getPage().setLocation(UriComponentsBuilder.fromUriString(back.onward())
                    .queryParam("requestId", back.requestId()).queryParam("outcome", kind).build().toUriString());
        }
    }

    private static NotFoundException notFound() {
        return new NotFoundException("no such return");
    }
}

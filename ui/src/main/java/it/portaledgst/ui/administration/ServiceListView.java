package it.portaledgst.ui.administration;

import java.util.Comparator;

import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.ServiceEditing;
import it.portaledgst.domain.catalogue.ServiceText;
import it.portaledgst.domain.publication.Overview;
import it.portaledgst.ui.access.SignedIn;
import jakarta.annotation.security.PermitAll;

/** The services, by code. New ones come with a program. */
@Route(Kind.SERVICES)
@PermitAll
public class ServiceListView extends TextsView<ServiceText> {

    public ServiceListView(ServiceEditing editing, SignedIn signedIn) {
        super(editing, signedIn);
    }

    @Override
    String name(Overview<ServiceText> row) {
        return row.text().title().isEmpty() ? row.key() : row.text().title();
    }

    @Override
    String about(Overview<ServiceText> row) {
        return row.key();
    }

    @Override
    boolean out(ServiceText text) {
        return !text.enabled();
    }

    @Override
    Comparator<Overview<ServiceText>> order() {
        return Comparator.comparing(Overview::key);
    }
}

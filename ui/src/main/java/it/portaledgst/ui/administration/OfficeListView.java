package it.portaledgst.ui.administration;

import java.util.Comparator;
import java.util.Locale;

import com.vaadin.flow.router.Route;
import it.portaledgst.domain.office.OfficeEditing;
import it.portaledgst.domain.office.OfficesText;
import it.portaledgst.domain.publication.Overview;
import it.portaledgst.ui.access.SignedIn;
import jakarta.annotation.security.PermitAll;

/** The offices and their competences: one text. */
@Route(Kind.OFFICES)
@PermitAll
public class OfficeListView extends TextsView<OfficesText> {

    public OfficeListView(OfficeEditing editing, SignedIn signedIn) {
        super(editing, signedIn);
    }

    @Override
    String name(Overview<OfficesText> row) {
        return getTranslation(Locale.ITALIAN, "admin.offices.text"); // as all names in these lists
    }

    @Override
    String about(Overview<OfficesText> row) {
        return "";
    }

    @Override
    boolean out(OfficesText text) {
        return false;
    }

    @Override
    Comparator<Overview<OfficesText>> order() {
        return Comparator.comparing(Overview::key);
    }
}

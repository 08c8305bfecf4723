package it.portaledgst.ui.administration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.catalogue.ServiceEditing;
import it.portaledgst.domain.catalogue.ServiceText;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.newpayment.ServicePreviews;
import jakarta.annotation.security.PermitAll;

/** A service of the catalogue. */
@Route(Kind.SERVICES + "/:" + EditorView.KEY)
@PermitAll
public class ServiceEditorView extends EditorView<ServiceText> {

    private final transient ServiceEditing editing;
    private final transient ServicePreviews previews;

    public ServiceEditorView(ServiceEditing editing, Tools tools, ServicePreviews previews) {
        super(editing, tools);
        this.editing = editing;
        this.previews = previews;
    }

    @Override
    EditForm<ServiceText> form() {
        return new ServiceForm(editing.creditors());
    }

    @Override
    String name(String key, ServiceText text) {
        return text.title() + " (" + key + ")";
    }

    /** A version of long ago may not be what the rules of today allow: then it can be read as it is written. */
    @Override
    Component preview(String key, ServiceText text) {
        return editing.entry(key, text).map(previews::of).orElseGet(() -> new Paragraph(getTranslation("admin.preview.not-possible")));
    }

    @Override
    void more(Staff reader, String key, Div place) {
        editing.newerShipped(reader, key).ifPresent(newer -> place.add(new Callout(Callout.Kind.WARNING,
                getTranslation("admin.newer"), getTranslation("admin.newer.text"))
                .with(Buttons.secondary(getTranslation("admin.newer.take"), () -> bringBack(newer)))));
    }
}

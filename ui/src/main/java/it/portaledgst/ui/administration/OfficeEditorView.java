package it.portaledgst.ui.administration;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.office.OfficeEditing;
import it.portaledgst.domain.office.OfficesText;
import jakarta.annotation.security.PermitAll;

import java.util.Locale;

/** All offices and competences at once: whether every province has its office is seen only from all of them. */
@Route(Kind.OFFICES + "/:" + EditorView.KEY)
@PermitAll
public class OfficeEditorView extends EditorView<OfficesText> {

    private final transient OfficeEditing editing;

    public OfficeEditorView(OfficeEditing editing, Tools tools) {
        super(editing, tools);
        this.editing = editing;
    }

    @Override
    EditForm<OfficesText> form() {
        return new OfficesForm();
    }

    @Override
    String name(String key, OfficesText text) {
        return getTranslation("admin.offices.text");
    }

    @Override
    Component preview(String key, OfficesText text) {
        return editing.problems(key, text, Locale.ITALIAN).isEmpty() ? new OfficesPreview(editing.days(text))
                : new Paragraph(getTranslation("admin.preview.not-possible"));
    }
}

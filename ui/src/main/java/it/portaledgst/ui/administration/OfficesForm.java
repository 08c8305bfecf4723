package it.portaledgst.ui.administration;

import com.vaadin.flow.component.textfield.TextArea;
import it.portaledgst.domain.office.OfficeEditing;
import it.portaledgst.domain.office.OfficesText;

class OfficesForm extends EditForm<OfficesText> {

    private final TextArea offices = yaml("offices");
    private final TextArea competences = yaml("competences");

    OfficesForm() {
        section("admin.section.offices", offices);
        section("admin.section.competences", competences);
    }

    private TextArea yaml(String name) {
        var field = lines(name, true, OfficeEditing.MAX_YAML);
        field.addClassName("yaml");
        field.setHelperText(getTranslation("admin.field." + name + ".help", OfficeEditing.MAX_YAML));
        field.getElement().setAttribute("spellcheck", "false");
        return field;
    }

    @Override
    OfficesText value() {
        return new OfficesText(offices.getValue(), competences.getValue());
    }

    @Override
    void show(OfficesText text) {
        offices.setValue(text.offices());
        competences.setValue(text.competences());
    }
}

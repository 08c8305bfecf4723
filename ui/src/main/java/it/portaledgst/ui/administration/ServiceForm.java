package it.portaledgst.ui.administration;

import java.util.List;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.catalogue.ServiceEditing;
import it.portaledgst.domain.catalogue.ServiceText;

/** A service: what clerks change often in fields, the rest as the catalogue's file has it. */
class ServiceForm extends EditForm<ServiceText> {

    private final TextField title = line("title", true, ServiceEditing.MAX_TEXT);
    private final TextField subject = line("subject", true, ServiceEditing.MAX_TEXT);
    private final Checkbox enabled = check("enabled");
    private final ComboBox<Creditor> creditor = input("creditor", new ComboBox<>(), true);
    private final TextArea keywords = list("keywords", true, ServiceEditing.MAX_TEXT, ServiceEditing.MAX_LINES);
    private final TextArea laws = list("laws", true, ServiceEditing.MAX_TEXT, ServiceEditing.MAX_LINES);
    private final TextField page = input("page", new TextField(getTranslation("admin.field.page")), false);
    private final TextArea instructions = list("instructions", false, ServiceEditing.MAX_TEXT, ServiceEditing.MAX_LINES);
    private final TextArea rest = lines("rest", true, ServiceEditing.MAX_REST);
    private final transient List<Creditor> creditors;

    ServiceForm(List<Creditor> creditors) {
        this.creditors = creditors;
        creditor.setLabel(getTranslation("admin.field.creditor"));
        creditor.setItems(creditors);
        creditor.setItemLabelGenerator(Creditor::name);
        page.setHelperText(getTranslation("admin.field.page.help"));
        rest.addClassName("yaml");
        rest.setHelperText(getTranslation("admin.field.rest.help", ServiceEditing.MAX_REST));
        rest.getElement().setAttribute("spellcheck", "false");
        section("admin.section.service", italian(title), italian(subject), enabled, creditor, italian(keywords));
        section("admin.section.card", italian(laws), page, italian(instructions));
        section("admin.section.rest", rest);
    }

    /** The first creditor is the one of services that name none, so that a change of the settings reaches them. */
    @Override
    ServiceText value() {
        var chosen = creditor.getValue() == null || creditor.getValue().equals(creditors.getFirst()) ? "" : creditor.getValue().key();
        return new ServiceText(title.getValue(), subject.getValue(), items(laws), page.getValue(), enabled.getValue(), items(keywords),
                items(instructions), chosen, rest.getValue(), null, null);
    }

    @Override
    void show(ServiceText text) {
        title.setValue(text.title());
        subject.setValue(text.subject());
        show(laws, text.laws());
        page.setValue(text.page());
        enabled.setValue(text.enabled());
        show(keywords, text.keywords());
        show(instructions, text.instructions());
        creditor.setValue(creditors.stream().filter(each -> each.key().equals(text.creditor())).findFirst().orElse(creditors.getFirst()));
        rest.setValue(text.rest());
    }
}

package it.portaledgst.ui.administration;

import java.util.Locale;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.faq.FaqText;
import jakarta.annotation.security.PermitAll;

/** A question and its answer. The preview may be searched, to see what is marked. */
@Route(Kind.FAQ + "/:" + EditorView.KEY)
@PermitAll
public class FaqEditorView extends EditorView<FaqText> {

    public FaqEditorView(FaqEditing editing, Tools tools) {
        super(editing, tools);
    }

    @Override
    EditForm<FaqText> form() {
        return new FaqForm();
    }

    @Override
    String name(String key, FaqText text) {
        return text.question().isEmpty() ? String.valueOf(key) : text.question();
    }

    @Override
    Component preview(String key, FaqText text) {
        var search = new TextField(getTranslation("faq.search"));
        search.setMaxLength(200);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        var shown = new Div();
        shown.addClassName("faq");
        Runnable draw = () -> {
            shown.removeAll();
            shown.add(new FaqPreview(text.entry(String.valueOf(key), Locale.ITALIAN), search.getValue()));
            if (!text.englishQuestion().isEmpty()) {
                shown.add(new FaqPreview(text.entry(String.valueOf(key), Locale.ENGLISH), search.getValue()));
            }
        };
        search.addValueChangeListener(change -> draw.run());
        draw.run();
        return new Div(search, shown);
    }
}

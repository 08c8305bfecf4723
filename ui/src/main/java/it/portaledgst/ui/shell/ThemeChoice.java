package it.portaledgst.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.FieldSet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Light, dark, or as the device. The choice is the browser's own affair: {@code js/tema.js} keeps and applies it. */
class ThemeChoice extends FieldSet {

    ThemeChoice() {
        super(new Legend());
        getLegend().setText(getTranslation("theme.title"));
        addClassName("theme-choice");
        var segments = new Div(segment("auto"), segment("light"), segment("dark"));
        segments.addClassName("segments");
        add(segments);
    }

    private NativeLabel segment(String theme) {
        var radio = new Input();
        radio.setType("radio");
        radio.getElement().setAttribute("name", "tema").setAttribute("value", theme);
        var segment = new NativeLabel();
        segment.add(radio, new Span(getTranslation("theme." + theme)));
        segment.addClassName("segment");
        return segment;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        getElement().executeJs("window.portaleTema.show()");
    }

    /** The script must run before anything is drawn: a page that turns dark a moment later hurts the eyes. */
    @Component
    static class BeforeDrawing implements VaadinServiceInitListener {

        @Override
        public void serviceInit(ServiceInitEvent event) {
            event.addIndexHtmlRequestListener(page -> page.getDocument().head().select("base").first()
                    .after("<meta name=\"color-scheme\" content=\"light dark\"><script src=\"js/tema.js\"></script>"));
        }
    }
}

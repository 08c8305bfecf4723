package it.portaledgst.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/**
 * A place where a page tells what happens. It is there, empty, before anything happens: screen readers read what is put
 * into a place they know, and often miss a place that arrives together with its words. It can take the focus when what
 * was pressed is gone.
 */
public class News extends Div {

    private String told = "";

    public News() {
        addClassName("news");
        getElement().setAttribute("role", "status").setAttribute("tabindex", "-1");
    }

    /**
     * The same words again change nothing, so that they are not read twice.
     *
     * @param words null for nothing to tell
     */
    public void tell(Component words) {
        String text = words == null ? "" : words.getElement().getTextRecursively();
        if (!text.equals(told)) {
            told = text;
            removeAll();
            if (words != null) {
                add(words);
            }
        }
    }

    /** Whoever was told to wait hears that it is there; whoever comes later sees it. */
    public void tellReadiness(boolean ready, String preparing, String done) {
        if (!ready) {
            tell(new Paragraph(preparing));
        } else if (!silent()) {
            tell(new Paragraph(done));
        }
    }

    public boolean silent() {
        return told.isEmpty();
    }

    public void takeFocus() {
        getElement().callJsFunction("focus");
    }
}

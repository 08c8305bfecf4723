package it.portaledgst.ui.kit;

import com.vaadin.flow.component.html.Span;

/** One of the portal's own icons. It only decorates and is hidden from assistive technology: words stand beside it. */
public class Icon extends Span {

    /** The drawings are in {@code css/icons.css}, under the same names. */
    public enum Shape {
        INFO, WARNING, ERROR, SUCCESS, CLOCK, HOURGLASS, TRASH, CALENDAR_OVER, DOWNLOAD, COPY, SEARCH, PERSON, FLASK, EXTERNAL,
        CHECK, EMPTY;

        String styleName() {
            return "icon-" + name().toLowerCase().replace('_', '-');
        }
    }

    public Icon(Shape shape) {
        addClassNames("icon", shape.styleName());
        getElement().setAttribute("aria-hidden", "true");
    }
}

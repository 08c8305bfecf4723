package it.portaledgst.ui.kit;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** What happened and what comes next, as plain steps. */
public class Timeline extends OrderedList {

    public enum Mark { DONE, NOW, LATER }

    public Timeline() {
        addClassName("life");
    }

    /** @param when the moment or the limit, or null */
    public void step(Mark mark, String what, String when) {
        var item = new ListItem();
        item.addClassName("life-" + mark.name().toLowerCase());
        if (mark == Mark.DONE) {
            item.add(new Icon(Icon.Shape.CHECK));
        }
        item.add(new Span(what));
        if (mark == Mark.LATER) {
            var later = new Span(getTranslation("request.life.later"));
            later.addClassName("sr-only");
            item.add(later);
        }
        if (when != null) {
            var time = new Span(when);
            time.addClassName("quiet");
            item.add(time);
        }
        add(item);
    }
}

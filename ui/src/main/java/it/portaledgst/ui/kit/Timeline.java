package it.portaledgst.ui.kit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** What happened and what comes next, as plain steps. */
public class Timeline extends OrderedList {

    public enum Mark { DONE, NOW, LATER }

    private NativeDetails folded;

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

    /** What happened left something to open. */
    public void step(String what, String when, Anchor link) {
        step(Mark.DONE, what, when);
        getComponentAt(getComponentCount() - 1).getElement().appendChild(link.getElement());
    }

    /** Steps that matter less: one line that opens. */
    public void fold(String what, Timeline steps, boolean open) {
        folded = new NativeDetails(what);
        folded.setContent(steps);
        folded.setOpen(open);
        var item = new ListItem(folded);
        item.addClassName("life-folded");
        add(item);
    }

    /** Whether the person has opened what is folded. */
    public boolean unfolded() {
        return folded != null && folded.isOpen();
    }
}

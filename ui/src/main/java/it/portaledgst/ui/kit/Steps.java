package it.portaledgst.ui.kit;

import java.util.List;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/** Where the person is in a journey of several pages. */
public class Steps extends OrderedList {

    /** The steps of a new payment. */
    public static Steps ofPayment(int current) {
        return new Steps(List.of("steps.data", "steps.summary", "steps.pay"), current);
    }

    private Steps(List<String> keys, int current) {
        List<String> labels = keys.stream().map(key -> getTranslation(key)).toList();
        addClassName("steps");
        getElement().setAttribute("aria-label", getTranslation("steps.label", current + 1, labels.size()));
        for (int i = 0; i < labels.size(); i++) {
            var number = new Span();
            if (i < current) {
                number.add(new Icon(Icon.Shape.CHECK));
            } else {
                number.setText(String.valueOf(i + 1));
            }
            number.addClassName("steps-number");
            number.getElement().setAttribute("aria-hidden", "true");
            var item = new ListItem(number, new Span(labels.get(i)));
            if (i == current) {
                item.getElement().setAttribute("aria-current", "step");
            } else if (i < current) {
                item.addClassName("done");
                var done = new Span(getTranslation("steps.done"));
                done.addClassName("sr-only");
                item.add(done);
            }
            add(item);
        }
    }
}

package it.portaledgst.ui.support;

import java.util.List;
import java.util.function.Function;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.support.SupportMessage;
import it.portaledgst.ui.kit.Dates;

/** All that was written in a support request, the oldest first: who, when, what for, and the words as they were typed. */
public class Conversation extends OrderedList {

    private final String person;
    private final transient Function<String, String> officeNames;

    /** @param person how the one who asked for help is called here */
    public Conversation(String person, Function<String, String> officeNames) {
        this.person = person;
        this.officeNames = officeNames;
        addClassName("conversation");
    }

    public void show(List<SupportMessage> messages) {
        removeAll();
        messages.forEach(message -> add(item(message)));
    }

    private ListItem item(SupportMessage message) {
        boolean staff = message.kind().byStaff();
        var who = new Span(staff ? officeNames.apply(message.officeCode()) : person);
        who.addClassName("conversation-who");
        if (staff) {
            who.getElement().setAttribute("lang", "it");
        }
        var what = new Span(getTranslation("support.message.kind." + message.kind()));
        what.addClassName("quiet");
        var when = new Span(Dates.moment(message.at(), getLocale()));
        when.addClassName("quiet");
        var head = new Paragraph(who, what, when);
        if (message.whoName() != null) { // told to colleagues only
            head.add(new Span(message.whoName()));
        }
        head.addClassName("conversation-head");
        var words = new Paragraph(message.text());
        words.addClassName("as-typed");
        var item = new ListItem(head, words);
        item.addClassName(staff ? "conversation-staff" : "conversation-person");
        return item;
    }
}

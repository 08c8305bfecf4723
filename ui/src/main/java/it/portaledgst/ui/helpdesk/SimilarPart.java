package it.portaledgst.ui.helpdesk;

import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.support.SimilarCase;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.domain.support.SupportState;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.support.SupportBadge;

/** Cases like this one. What was answered is read when somebody asks for it, because that is a look at another person's case. */
class SimilarPart extends Section {

    private final transient SupportDesk desk;
    private final transient Staff person;
    private final transient Consumer<String> use;

    /** @param use an answer is to be added to what is being written */
    SimilarPart(SupportDesk desk, Staff person, Consumer<String> use) {
        this.desk = desk;
        this.person = person;
        this.use = use;
    }

    void show(UUID id) {
        removeAll();
        add(new H2(getTranslation("helpdesk.similar")));
        var found = desk.similar(person, id);
        if (found.isEmpty()) {
            var none = new Paragraph(getTranslation("helpdesk.similar.none"));
            none.addClassName("quiet");
            add(none);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("conversation");
        found.forEach(each -> list.add(item(each)));
        add(list);
    }

    private ListItem item(SimilarCase similar) {
        var when = new Span(Dates.moment(similar.changedAt(), getLocale()));
        when.addClassName("quiet");
        var head = new Paragraph(Buttons.link(CaseView.address(similar.id()), similar.number()), new SupportBadge(similar.state()), when);
        head.addClassName("conversation-head");
        if (similar.sameNotice()) {
            head.add(new Span(getTranslation("helpdesk.similar.notice")));
        }
        var item = new ListItem(head);
        if (similar.state() == SupportState.ANSWERED) {
            item.add(answer(similar));
        }
        return item;
    }

    private Details answer(SimilarCase similar) {
        var answer = new Details(getTranslation("helpdesk.similar.answer", similar.number()));
        answer.addOpenedChangeListener(change -> {
            if (change.isOpened() && answer.getContent().findAny().isEmpty()) {
                desk.answerOf(person, similar.id()).ifPresent(text -> {
                    var words = new Paragraph(text);
                    words.addClassName("as-typed");
                    var act = new Div(Buttons.secondary(getTranslation("helpdesk.similar.use"), () -> use.accept(text)));
                    act.addClassName("actions");
                    answer.add(words, act);
                });
            }
        });
        return answer;
    }
}

package it.portaledgst.ui.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NotFoundException;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.publication.Announcements;
import it.portaledgst.domain.publication.Editing;
import it.portaledgst.domain.publication.Editions;
import it.portaledgst.domain.publication.Opened;
import it.portaledgst.domain.publication.Seen;
import it.portaledgst.domain.publication.Version;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;

/**
 * The editor of one text: form, preview, publication, history. It is the same for every kind; what differs is the form and
 * how a text looks to those it is for.
 */
abstract class EditorView<T extends Record> extends Page implements BeforeEnterObserver, BeforeLeaveObserver {

    static final String KEY = "chiave";

    /** What every editor needs, in one bean so that the views say only what is their own. */
    @org.springframework.stereotype.Component
    record Tools(SignedIn signedIn, Announcements announcements, Following following, Clock clock) {
    }

    private final transient Editing<T> editing;
    private final transient Staff person;
    private final transient Tools tools;
    private final ErrorSummary summary = new ErrorSummary();
    private final News news = new News();
    private final News colleague = new News();
    private final Section preview = new Section();
    private final Div state = new Div();
    private final HistoryTable<T> history;
    private final Section past;
    private EditForm<T> form;
    /** Null for a text that is not saved yet. */
    private String key;
    private transient Seen seen;
    private transient T saved;
    private transient List<Version<T>> versions = List.of();

    EditorView(Editing<T> editing, Tools tools) {
        this.editing = editing;
        this.tools = tools;
        person = tools.signedIn().staff();
        history = new HistoryTable<>(getTranslation("admin.history"), this::read);
        past = new Section(new H2(getTranslation("admin.history")), history);
        preview.getElement().setAttribute("tabindex", "-1");
        preview.addClassName("preview");
    }

    abstract EditForm<T> form();

    /** The text as those it is for would see it; it has no problems. */
    abstract Component preview(String key, T text);

    /** What the page is called. */
    abstract String name(String key, T text);

    /** What is to be known of the text beside the draft; nothing by default. */
    void more(Staff reader, String key, Div place) {
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String asked = event.getRouteParameters().get(KEY).orElse("");
        if (!Editions.openTo(person)) {
            event.rerouteToError(NotFoundException.class);
        } else if (asked.equals(Kind.NEW) && editing.blank().isPresent()) {
            show(null, editing.blank().get(), new Seen(0, 0));
        } else {
            editing.open(person, asked).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
        }
    }

    private void show(Opened<T> opened) {
        show(opened.key(), opened.text(), opened.seen());
        tools.following().follow(this, told -> tools.announcements().listen(editing.kind(), opened.key(), told)::run, this::look);
    }

    private void show(String shownKey, T text, Seen shownSeen) {
        clearContent(); // the same view goes on to another text, and to a new one's own page
        preview.removeAll();
        news.tell(null);
        colleague.tell(null);
        key = shownKey;
        heading(key == null ? getTranslation("admin.new." + editing.kind()) : name(key, text));
        trail(homeStep(), new Step(Kind.ROOT, getTranslation("nav.administration")),
                new Step(Kind.path(editing.kind()), getTranslation("admin.kind." + editing.kind())));
        aboveHeading(summary);
        form = form();
        form.show(text);
        seen = shownSeen;
        saved = form.value();
        var acts = new Div(Buttons.primary(getTranslation("admin.publish"), this::publish),
                Buttons.secondary(getTranslation("admin.preview"), this::showPreview),
                Buttons.secondary(getTranslation("admin.save"), this::save));
        if (key != null) {
            acts.add(Buttons.secondary(getTranslation("admin.discard"), this::discard));
        }
        acts.addClassName("actions");
        content(colleague, state, form, acts, news, preview, past);
        standing();
    }

    /** Where the text stands, and its versions. */
    private void standing() {
        state.removeAll();
        past.setVisible(key != null);
        if (key == null) {
            return;
        }
        editing.open(person, key).filter(opened -> opened.draftBy() != null).ifPresent(opened -> state.add(new Callout(Callout.Kind.INFO,
                getTranslation("admin.draft", opened.draftBy(), Dates.moment(opened.draftAt(), getLocale())), getTranslation("admin.draft.text"))));
        versions = editing.history(person, key);
        history.show(versions);
        planned().ifPresent(planned -> state.add(new Callout(Callout.Kind.WAITING,
                getTranslation("admin.planned", planned.number(), Dates.day(Dates.day(planned.validFrom()), getLocale())))));
        more(person, key, state);
    }

    private Optional<Version<T>> planned() {
        return versions.stream().findFirst().filter(latest -> latest.validFrom().isAfter(tools.clock().instant()));
    }

    /** A colleague may have been here. */
    private void look() {
        Optional.ofNullable(key).flatMap(known -> editing.open(person, known)).filter(now -> !now.seen().equals(seen)).ifPresentOrElse(now -> colleague.tell(
                new Callout(Callout.Kind.WARNING, getTranslation("admin.colleague", by(now)), getTranslation("admin.colleague.text"))
                        .with(Buttons.secondary(getTranslation("admin.reload"), () -> UI.getCurrent().getPage().reload()))),
                () -> colleague.tell(null));
    }

    private String by(Opened<T> now) {
        return now.draftBy() != null ? now.draftBy()
                : editing.history(person, key).stream().findFirst().map(Version::by).orElse(getTranslation("admin.colleague.somebody"));
    }

    private void save() {
        if (keep()) {
            tell(getTranslation("admin.saved", Dates.time(tools.clock().instant())));
        }
    }

    /** @return whether the draft is what the form says now */
    private boolean keep() {
        summary.show(Map.of());
        try {
            T written = form.value();
            Opened<T> now = key == null ? editing.create(person, written) : editing.save(person, key, seen, written);
            if (key == null) {
                UI.getCurrent().getPage().getHistory().replaceState(null, Kind.path(editing.kind()) + "/" + now.key());
                show(now);
                errorsInTitle(false);
            } else {
                seen = now.seen();
                saved = written;
                standing();
            }
            return true;
        } catch (RejectedException refused) {
            refused(refused);
            return false;
        }
    }

    private void showPreview() {
        preview.removeAll();
        if (right()) {
            preview.add(new H2(getTranslation("admin.preview.title")), preview(key, form.value()));
            preview.getElement().executeJs("window.portale.focus(this)");
        }
    }

    private void publish() {
        if (!right() || (key == null || !seen.hasDraft() || !form.value().equals(saved)) && !keep()) {
            return;
        }
        PublishDialog.open(name(key, form.value()), Dates.today(tools.clock()), planned().map(version -> Dates.day(version.validFrom())).orElse(null),
                this::publish, this::refused);
    }

    private void publish(LocalDate day, String note) {
        editing.publish(person, key, seen, day, note);
        seen = editing.open(person, key).orElseThrow().seen();
        standing();
        tell(day.isAfter(Dates.today(tools.clock())) ? getTranslation("admin.published.later", Dates.day(day, getLocale()))
                : getTranslation("admin.published"));
    }

    private boolean right() {
        var wrong = form.showProblems(editing.problems(key, form.value(), getLocale()));
        summary.show(wrong);
        errorsInTitle(!wrong.isEmpty());
        return wrong.isEmpty();
    }

    private void discard() {
        DiscardDialog.open("admin.discard", "admin.discard.confirm", name(key, form.value()), () -> {
            try {
                editing.discard(person, key, seen);
            } catch (RejectedException refused) {
                refused(refused);
                return;
            }
            saved = form.value(); // to be lost
            UI.getCurrent().navigate(Kind.path(editing.kind()));
        });
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (form != null && !form.value().equals(saved)) {
            var leaving = event.postpone();
            DiscardDialog.open("admin.leave", "admin.leave.confirm",
                    key == null ? getTranslation("admin.new." + editing.kind()) : name(key, form.value()), leaving::proceed);
        }
    }

    private void read(int number) {
        versions.stream().filter(version -> version.number() == number).findFirst().ifPresent(version -> {
            preview.removeAll();
            var back = new Div(Buttons.secondary(getTranslation("admin.version.bring-back"), () -> {
                preview.removeAll();
                bringBack(version.text());
            }));
            back.addClassName("actions");
            preview.add(new H2(number == 0 ? getTranslation("admin.version.program") : getTranslation("admin.version", number)),
                    preview(key, version.text()), back);
            preview.getElement().executeJs("window.portale.focus(this)");
        });
    }

    /** Puts another text into the form; nothing is saved yet. */
    final void bringBack(T text) {
        form.show(text);
        tell(getTranslation("admin.version.brought-back"));
    }

    private void refused(RejectedException refused) {
        news.tell(new Callout(Callout.Kind.ERROR, RefusalText.of(refused.problem())));
        news.takeFocus();
    }

    private void tell(String words) {
        news.tell(new Paragraph(words));
        news.takeFocus();
    }
}

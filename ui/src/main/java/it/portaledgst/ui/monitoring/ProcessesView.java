package it.portaledgst.ui.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.monitoring.EngineIncident;
import it.portaledgst.domain.monitoring.PathStep;
import it.portaledgst.domain.monitoring.ProcessMonitor;
import it.portaledgst.domain.monitoring.ProcessPicture;
import it.portaledgst.domain.monitoring.RequestPath;
import it.portaledgst.domain.parity.ParityDesk;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/**
 * Monitoraggio: the processes as the workers last saw them in the engine, what is stuck in them, on what the engine and the database do
 * not agree, and one request's path. For whom the domain lets in. It never asks the engine itself: without it, it says of what moment its numbers are.
 */
@Route("monitoraggio")
@PermitAll
public class ProcessesView extends Page implements BeforeEnterObserver {

    /** Drawn first, when the engine has it. */
    private static final String MOST_WATCHED = "payment-request";

    static final String REQUEST = "richiesta";
    private static final int INCIDENTS = 100;
    private static final int TYPED = 40;

    private final transient ProcessMonitor monitor;
    private final transient OperateLinks operate;
    private final transient Following following;
    private final transient Staff person;
    private final News news = new News();
    private final Div engine = new Div();
    private final Select<String> process = new Select<>();
    private final Diagram diagram = new Diagram();
    private final Div elements = new Div();
    private final Section processSection;
    private final TextField typed = new TextField(getTranslation("monitoring.path.typed"));
    private final Div path = new Div();
    private final Div incidents = new Div();
    private final ParitySection parity;
    private transient List<ProcessPicture> shown = List.of();
    private transient Map<String, String> names = Map.of();
    private transient List<PathStep> steps = List.of();

    public ProcessesView(ProcessMonitor monitor, ParityDesk parityDesk, OperateLinks operate, Following following, SignedIn signedIn) {
        this.monitor = monitor;
        this.operate = operate;
        this.following = following;
        person = signedIn.staff();
        heading(getTranslation("nav.monitoring"));
        trail(homeStep());
        lead(getTranslation("monitoring.lead"));
        process.addClassName("search");
        process.setLabel(getTranslation("monitoring.process"));
        process.setItemLabelGenerator(id -> picture(id).name());
        process.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                showProcess();
            }
        });
        typed.setHelperText(getTranslation("monitoring.path.help"));
        typed.setMaxLength(TYPED);
        typed.setManualValidation(true);
        typed.setClearButtonVisible(true);
        typed.getElement().setAttribute("autocomplete", "off");
        var ask = Buttons.primary(getTranslation("monitoring.path.ask"), () -> ask(typed.getValue()));
        ask.addClickShortcut(Key.ENTER).listenOn(typed).resetFocusOnActiveElement();
        var line = new Div(typed, ask);
        line.addClassName("counter-line");
        path.addClassName("path");
        processSection = new Section(new H2(getTranslation("monitoring.processes")), process, legend(), diagram, elements);
        var acts = new Div(Buttons.secondaryLink("monitoraggio/numeri", getTranslation("monitoring.to-figures")),
                Buttons.secondary(getTranslation("monitoring.refresh"), this::refresh));
        acts.addClassNames("actions", "after-actions");
        parity = new ParitySection(parityDesk, operate, person, news);
        following.followParity(parity, parity::look);
        content(acts, news, parity.notice(), engine, new Section(new H2(getTranslation("monitoring.incidents")), incidents), parity,
                new Section(new H2(getTranslation("monitoring.path")), line, path), processSection);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!ProcessMonitor.openTo(person)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        look();
        event.getLocation().getQueryParameters().getSingleParameter(REQUEST).ifPresent(id -> {
            typed.setValue(id.length() > TYPED ? "" : id);
            ask(id);
        });
    }

    private void refresh() {
        look();
        monitor.seenAt(person).ifPresent(at -> news.tell(new Paragraph(getTranslation("monitoring.seen", Dates.moment(at, getLocale())))));
    }

    private void look() {
        shown = monitor.processes(person);
        names = shown.stream().flatMap(each -> each.elements().stream().map(element ->
                        Map.entry(IncidentTable.place(each.processId(), element.elementId()), element.label())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        showEngine();
        processSection.setVisible(!shown.isEmpty());
        String before = Optional.ofNullable(process.getValue()).orElse(MOST_WATCHED);
        process.setItems(shown.stream().map(ProcessPicture::processId).toList());
        if (!shown.isEmpty()) {
            process.setValue(shown.stream().anyMatch(each -> each.processId().equals(before)) ? before : shown.getFirst().processId());
            showProcess();
        }
        showIncidents();
        parity.look();
    }

    private void showEngine() {
        engine.removeAll();
        var seenAt = monitor.seenAt(person);
        if (seenAt.isEmpty()) {
            engine.add(new Callout(Callout.Kind.WARNING, getTranslation("monitoring.never.title"), getTranslation("monitoring.never.text")));
        } else if (!monitor.fresh(seenAt.get())) {
            engine.add(new Callout(Callout.Kind.WARNING, getTranslation("monitoring.away.title"),
                    getTranslation("monitoring.away.text", Dates.moment(seenAt.get(), getLocale()))));
        } else {
            var seen = new Paragraph(getTranslation("monitoring.seen", Dates.moment(seenAt.get(), getLocale())));
            seen.addClassName("count");
            engine.add(seen);
        }
    }

    private ProcessPicture picture(String processId) {
        return shown.stream().filter(each -> each.processId().equals(processId)).findFirst().orElseThrow();
    }

    private void showProcess() {
        var picture = picture(process.getValue());
        diagram.show(picture, steps);
        var version = new Paragraph(getTranslation("monitoring.version", picture.version(), picture.versionTag() == null ? "-" : picture.versionTag()));
        version.addClassName("count");
        var table = new ElementTable(getTranslation("monitoring.elements", picture.name()));
        table.show(ElementTable.worthShowing(picture.elements()));
        var export = new Div(Buttons.download(FigureDownload.elements(picture.processId()), getTranslation("monitoring.export.elements"), "act-secondary"));
        export.addClassName("actions");
        elements.removeAll();
        elements.add(version, table, export);
    }

    private Div legend() {
        var legend = new Div();
        legend.addClassName("diagram-legend");
        for (String kind : List.of("completed", "active", "incidents")) {
            var chip = new Div(getTranslation("monitoring.legend." + kind));
            chip.addClassNames("diagram-chip", "diagram-chip-" + kind);
            legend.add(chip);
        }
        return legend;
    }

    private void showIncidents() {
        incidents.removeAll();
        var found = monitor.incidents(person, INCIDENTS);
        if (found.isEmpty()) {
            incidents.add(new Nothing(getTranslation("monitoring.none.title"), getTranslation("monitoring.none.text")));
            return;
        }
        long all = monitor.countIncidents(person);
        var count = new Paragraph(all > found.size() ? getTranslation("monitoring.count.some", all, found.size()) : getTranslation("monitoring.count", all));
        count.addClassName("count");
        var table = new IncidentTable(getTranslation("monitoring.incidents"), operate, names, key ->
                found.stream().filter(each -> each.key() == key).findFirst().ifPresent(this::retry));
        table.show(found);
        incidents.add(count, table);
    }

    private void retry(EngineIncident incident) {
        String name = names.getOrDefault(IncidentTable.place(incident.processId(), incident.elementId()), incident.elementId());
        RetryDialog.open(name, incident.message(), words -> monitor.retry(person, incident.key(), words), () -> {
            showIncidents();
            news.tell(new Paragraph(getTranslation("monitoring.retry.done", name)));
            news.takeFocus(); // the button that had it is gone
        });
    }

    private void ask(String what) {
        typed.setInvalid(false);
        path.removeAll();
        UUID request;
        try {
            request = monitor.ask(person, what);
        } catch (RejectedException refused) {
            typed.setErrorMessage(RefusalText.of(refused.problem()));
            typed.setInvalid(true);
            typed.focus();
            return;
        }
        var answer = new Div();
        var told = new News();
        told.tell(new Paragraph(getTranslation("monitoring.path.waiting")));
        path.add(told, answer);
        following.follow(answer, request, () -> monitor.path(person, request).filter(found -> found.answeredAt() != null)
                .ifPresent(found -> showPath(found, told, answer)));
    }

    private void showPath(RequestPath found, News told, Div answer) {
        steps = found.steps();
        answer.removeAll();
        if (steps.isEmpty()) {
            told.tell(new Paragraph(getTranslation("monitoring.path.none", found.noticeCode().grouped())));
            return;
        }
        told.tell(new Paragraph(getTranslation("monitoring.path.found", found.noticeCode().grouped())));
        var table = new PathTable(getTranslation("monitoring.path.caption", found.noticeCode().grouped()), names);
        var signs = shown.stream().flatMap(each -> each.elements().stream().filter(ElementTable::onlyJoins)
                .map(element -> IncidentTable.place(each.processId(), element.elementId()))).collect(Collectors.toSet());
        table.show(IntStream.range(0, steps.size()).mapToObj(number -> new PathTable.Step(number, steps.get(number)))
                .filter(step -> !signs.contains(IncidentTable.place(step.step().processId(), step.step().elementId()))).toList());
        var links = new Div();
        links.addClassName("actions");
        steps.stream().map(PathStep::instanceKey).distinct().forEach(key -> operate.instance(key)
                .ifPresent(address -> links.add(IncidentTable.operate(address, getTranslation("monitoring.operate.instance", String.valueOf(key))))));
        answer.add(table, links);
        String passed = steps.getFirst().processId();
        if (shown.stream().anyMatch(each -> each.processId().equals(passed))) {
            process.setValue(passed);
            showProcess();
        }
    }
}

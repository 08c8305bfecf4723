package it.portaledgst.ui.statement;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.CompanyStatements;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Estratto per società: who represents a company asks for what was paid for it, sees how far that is and downloads it. */
@Route(StatementsView.ADDRESS)
@PermitAll
public class StatementsView extends Page {

    static final String ADDRESS = "pagamenti/estratti";

    private final transient CompanyStatements statements;
    private final transient Offices offices;
    private final transient SignedIn person;
    private final ErrorSummary summary = new ErrorSummary();
    private final News news = new News();
    private final UnorderedList list = new UnorderedList();
    private final Nothing nothing = new Nothing();
    private final StatementForm form;
    private final Map<UUID, StatementCard> cards = new LinkedHashMap<>();
    private final Map<UUID, StatementState> states = new LinkedHashMap<>();

    public StatementsView(CompanyStatements statements, Offices offices, Clock clock, SignedIn person, Following following) {
        this.statements = statements;
        this.offices = offices;
        this.person = person;
        heading(getTranslation("statement.title"));
        trail(homeStep(), new Step("pagamenti", getTranslation("nav.payments")));
        aboveHeading(summary);
        lead(getTranslation("statement.lead"));
        form = new StatementForm(offices, Dates.today(clock));
        person.email().ifPresent(form::email);
        list.addClassName("dossiers");
        nothing.show(getTranslation("statement.none"), getTranslation("statement.none.text"));
        content(news, new Section(new H2(getTranslation("statement.list")), list, nothing), asking());
        look();
        following.follow(this, person.citizen(), this::look);
    }

    private Section asking() {
        var limits = new Paragraph(getTranslation("statement.limits", Dossiers.MAX_REQUESTS, Dossiers.DAYS_KEPT));
        limits.addClassName("quiet");
        var ask = new Div(Buttons.primary(getTranslation("statement.ask"), this::ask));
        ask.addClassName("actions");
        form.add(limits, ask);
        return new Section(new H2(getTranslation("statement.new")), form);
    }

    private void ask() {
        var request = form.value(person.fullName(), person.taxCode().orElse(null), getLocale());
        Map<String, String> problems = new LinkedHashMap<>();
        statements.problems(request).forEach((field, problem) -> problems.put(field, RefusalText.of(problem)));
        var errors = form.showProblems(problems);
        summary.show(errors);
        errorsInTitle(!errors.isEmpty());
        if (!errors.isEmpty()) {
            return;
        }
        try {
            var asked = statements.ask(person.citizen(), request);
            form.begin();
            news.tell(new Paragraph(getTranslation("statement.news.asked", asked.number())));
        } catch (RejectedException tooMany) {
            news.tell(new Callout(Callout.Kind.ERROR, null, RefusalText.of(tooMany.problem())));
        }
        news.takeFocus();
        look();
    }

    /** Only what changed is touched; that one has become ready is told. */
    private void look() {
        List<CompanyStatement> known = statements.mine(person.citizen());
        int place = 0;
        for (CompanyStatement statement : known) {
            var card = cards.get(statement.id());
            if (card == null) {
                card = new StatementCard(statement, offices);
                cards.put(statement.id(), card);
                list.addComponentAtIndex(place, card);
            } else if (states.get(statement.id()) != statement.state()) {
                card.show(statement);
            }
            place++;
            StatementState before = states.put(statement.id(), statement.state());
            if (before != null && before != statement.state()) {
                news.tell(new Paragraph(getTranslation("statement.news.changed", statement.number(), getTranslation("statement.state." + statement.state()))));
            }
        }
        list.setVisible(!known.isEmpty());
        nothing.setVisible(known.isEmpty());
    }
}

package it.portaledgst.ui.statement;

import java.util.Locale;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.statement.CompanyStatement;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;

/** One statement and how far it is. Its parts stay while it changes. */
class StatementCard extends ListItem {

    private final transient Offices offices;
    private final Div badge = new Div();
    private final Paragraph state = new Paragraph();
    private final Anchor download;

    StatementCard(CompanyStatement statement, Offices offices) {
        this.offices = offices;
        getElement().setAttribute("role", "listitem");
        var about = new Paragraph(getTranslation("statement.card", statement.number(), Dates.shortDay(statement.from(), getLocale()),
                Dates.shortDay(statement.to(), getLocale()), Dates.moment(statement.requestedAt(), getLocale())));
        about.addClassName("quiet");
        var name = new Span(" " + statement.number());
        name.addClassName("sr-only");
        download = Buttons.download(StatementDownload.address(statement.id()), getTranslation("statement.download"), "act-primary");
        download.add(name);
        var acts = new Div(download);
        acts.addClassName("actions");
        add(new H3(statement.company() + " (" + statement.taxCode() + ")"), badge, about, state, acts);
        show(statement);
    }

    final void show(CompanyStatement statement) {
        badge.removeAll();
        badge.add(new StatementBadge(statement.state()));
        state.setText(words(statement, getLocale()));
        download.setVisible(statement.state() == StatementState.READY);
    }

    private String words(CompanyStatement statement, Locale language) {
        var office = offices.find(statement.officeCode()).map(Office::label).orElse(statement.officeCode());
        return switch (statement.state()) {
            case REQUESTED -> getTranslation("statement.says.REQUESTED", office, Dates.shortDay(Dates.day(statement.dueAt().minusMillis(1)), language));
            case APPROVED -> getTranslation("statement.says.APPROVED", office);
            case READY -> getTranslation("statement.says.READY", statement.payments(), Money.format(statement.total(), language),
                    Dates.moment(statement.expiresAt(), language));
            case REFUSED -> getTranslation("statement.says.REFUSED", office, statement.ground().sentence(
                    Locale.ITALIAN.getLanguage().equals(language.getLanguage()) ? "it" : "en", statement.words()));
            case EXPIRED -> getTranslation("statement.says.EXPIRED", Dates.moment(statement.expiresAt(), language));
        };
    }
}

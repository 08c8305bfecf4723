package it.portaledgst.ui.monitoring;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.desk.Reach;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.parity.Difference.Kind;
import it.portaledgst.domain.parity.OpenDifference;
import it.portaledgst.domain.parity.OpenDifference.Stage;
import it.portaledgst.domain.parity.ParityDesk;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.statement.StatementDesk;
import it.portaledgst.domain.support.SupportDesk;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.RowTable;

/** On what database and engine do not agree: what it means, what could be done, and who has to say so. */
class ParityTable extends RowTable<OpenDifference> {

    private final transient OperateLinks operate;
    private final transient Staff person;

    ParityTable(String caption, OperateLinks operate, Staff person, Consumer<UUID> decide) {
        super(caption, "monitoring.column.", List.of("name", "difference", "since", "action"));
        this.operate = operate;
        this.person = person;
        onPress(key -> decide.accept(UUID.fromString(key)));
    }

    /** The notice code or number; failing that what the engine knows it by. */
    static String name(OpenDifference difference) {
        return difference.code() == null ? String.valueOf(difference.instanceKey())
                : NoticeCode.find(difference.code()).map(NoticeCode::grouped).orElse(difference.code());
    }

    @Override
    protected String key(OpenDifference difference) {
        return difference.id().toString();
    }

    @Override
    protected Component cell(String column, OpenDifference difference) {
        return switch (column) {
            case "name" -> named(difference);
            case "difference" -> what(difference);
            case "since" -> since(difference);
            case "action" -> action(difference);
            default -> throw new IllegalArgumentException(column);
        };
    }

    private Component named(OpenDifference difference) {
        var code = new Span(name(difference));
        code.addClassName("mono");
        var named = new Div(code);
        if (difference.requestId() != null) {
            if (Reach.of(person) == Reach.ALL) {
                named.add(link("ricerca-pagamenti/" + difference.requestId(), "monitoring.parity.open"));
            }
            named.add(link("monitoraggio?richiesta=" + difference.requestId(), "monitoring.path.link"));
        }
        if (difference.process().equals("support-request") && SupportDesk.openTo(person) && sees(SupportDesk.officesOf(person), difference)) {
            named.add(link("richieste-da-lavorare/" + difference.subject(), "monitoring.parity.open"));
        }
        if (difference.process().equals("company-statement") && StatementDesk.openTo(person)
                && (StatementDesk.officeOf(person) == null || StatementDesk.officeOf(person).equals(difference.officeCode()))) {
            named.add(link("estratti-per-societa/" + difference.subject(), "monitoring.parity.open"));
        }
        if (difference.instanceKey() != null) {
            operate.instance(difference.instanceKey()).ifPresent(address -> named.add(new Div(IncidentTable.operate(address, getTranslation("monitoring.operate")))));
        }
        return named;
    }

    /** @param offices empty for all */
    private static boolean sees(Set<String> offices, OpenDifference difference) {
        return difference.code() != null && (offices.isEmpty() || difference.officeCode() != null && offices.contains(difference.officeCode()));
    }

    private Div link(String address, String text) {
        return new Div(Buttons.link(address, getTranslation(text)));
    }

    private Component what(OpenDifference difference) {
        var what = new Div(new Paragraph(sentence(difference)), new Paragraph(getTranslation("monitoring.parity.proposal." + difference.kind())));
        if (difference.stage() == Stage.TO_DECIDE && difference.repairedAt() != null) {
            what.add(new Paragraph(getTranslation("monitoring.parity.in-vain", Dates.moment(difference.repairedAt(), getLocale()))));
        }
        return what;
    }

    String sentence(OpenDifference difference) {
        var about = getTranslation("monitoring.parity.about." + difference.process());
        return getTranslation("monitoring.parity.what." + difference.kind(), about, difference.state() == null ? "-" : state(difference));
    }

    /** As the pages about it call its state. */
    private String state(OpenDifference difference) {
        return getTranslation(switch (difference.process()) {
            case "payment-request" -> "state.";
            case "support-request" -> "support.state.";
            case "company-statement" -> "statement.state.";
            default -> difference.kind() == Kind.MISSING_INSTANCE ? "cases.reason." : "monitoring.parity.receipt.";
        } + difference.state());
    }

    private Component since(OpenDifference difference) {
        var since = new Div(new Span(Dates.moment(difference.firstSeen(), getLocale())));
        if (difference.stage() == Stage.TO_DECIDE && difference.dueAt() != null) {
            since.add(new Paragraph(getTranslation("monitoring.parity.due", Dates.shortDay(Dates.day(difference.dueAt()), getLocale()))));
        }
        return since;
    }

    private Component action(OpenDifference difference) {
        return switch (difference.stage()) {
            case TO_DECIDE -> ParityDesk.decidedBy(person) ? act(getTranslation("monitoring.parity.decide"), getTranslation("monitoring.parity.row", name(difference)))
                    : new Span(getTranslation("monitoring.parity.stage.TO_DECIDE"));
            case BEING_REPAIRED, LEFT -> new Span(getTranslation("monitoring.parity.stage." + difference.stage(),
                    difference.decidedBy() == null ? getTranslation("monitoring.parity.somebody") : difference.decidedBy()));
            case REPAIRED -> new Span(getTranslation("monitoring.parity.stage.REPAIRED", Dates.moment(difference.repairedAt(), getLocale())));
            case CASE_ELSEWHERE, WATCHED -> new Span(getTranslation("monitoring.parity.stage." + difference.stage()));
        };
    }
}

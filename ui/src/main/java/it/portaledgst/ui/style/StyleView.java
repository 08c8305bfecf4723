package it.portaledgst.ui.style;

import java.math.BigDecimal;
import java.time.LocalDate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.CopyCode;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.ErrorSummary;
import it.portaledgst.ui.kit.Facts;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.kit.Money;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.kit.StateBadge;
import it.portaledgst.ui.kit.Steps;
import it.portaledgst.ui.kit.Timeline;
import it.portaledgst.ui.shell.Page;

/**
 * The living style page: every part and every state of it, made by the same classes as the pages themselves. Public, in no
 * menu. Whoever adds a part to the kit adds it here, where its pictures and its accessibility are checked.
 */
@Route("stile")
@AnonymousAllowed
class StyleView extends Page {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    StyleView() {
        addClassName("style");
        heading(getTranslation("style.title"));
        trail(homeStep());
        lead(getTranslation("style.lead"));
        var fields = new SampleFields();
        var summary = new ErrorSummary();
        summary.list(fields.wrong());
        content(section("colours", Swatches.colours()), section("letters", Swatches.texts()), section("spaces", Swatches.spaces()),
                section("icons", icons()), section("buttons", buttons()), section("states", states()), section("callouts", callouts()),
                section("summary", summary), section("fields", fields), section("steps", Steps.ofPayment(0), Steps.ofPayment(1), Steps.ofPayment(2)),
                section("timeline", timeline()), section("code", code()), section("cards", cards()),
                section("table", new SampleTable(getTranslation("style.table")), more()),
                section("empty", new Nothing(getTranslation("payments.none.title"), getTranslation("payments.none.text"),
                        Buttons.primaryLink("stile", getTranslation("nav.new-payment")))),
                section("waiting", waiting()), section("details", details()), section("dialogs", dialogs()));
    }

    private Section section(String name, Component... parts) {
        var section = new Section(new H2(getTranslation("style." + name)));
        section.add(parts);
        return section;
    }

    private Component icons() {
        var icons = new UnorderedList();
        icons.addClassNames("swatches", "swatches-icons");
        for (Icon.Shape shape : Icon.Shape.values()) {
            var name = new Span(shape.name());
            name.addClassNames("mono", "quiet");
            icons.add(new ListItem(new Icon(shape), name));
        }
        return icons;
    }

    private Component buttons() {
        var off = Buttons.primary(getTranslation("style.button.off"), () -> { });
        off.setEnabled(false);
        var buttons = new Div(Buttons.primary(getTranslation("pay.online.go"), () -> { }),
                Buttons.secondary(getTranslation("request.refresh"), () -> { }),
                Buttons.danger(getTranslation("request.delete"), () -> { }), off,
                Buttons.primaryLink("stile", getTranslation("nav.new-payment")),
                Buttons.secondaryLink("stile", getTranslation("nav.payments")),
                Buttons.download("stile", getTranslation("pay.territory.download", "83 kB"), "act-secondary"));
        buttons.addClassName("actions");
        return buttons;
    }

    private Component states() {
        var states = new Div();
        states.addClassName("actions");
        for (PaymentState state : PaymentState.values()) {
            states.add(new Span(new StateBadge(state)));
        }
        return states;
    }

    private Component callouts() {
        var callouts = new Div();
        for (Callout.Kind kind : Callout.Kind.values()) {
            callouts.add(new Callout(kind, getTranslation("style.callout." + kind.name()), getTranslation("style.callout.text")));
        }
        callouts.add(new Callout(Callout.Kind.INFO, null, getTranslation("summary.no-duty")));
        return callouts;
    }

    private Component timeline() {
        var steps = new Timeline();
        steps.step(Timeline.Mark.DONE, getTranslation("request.life.created"), Dates.day(DAY, getLocale()));
        steps.step(Timeline.Mark.DONE, getTranslation("request.life.notice"), null);
        steps.step(Timeline.Mark.NOW, getTranslation("request.life.waiting"),
                getTranslation("request.life.until", Dates.day(DAY, getLocale())));
        steps.step(Timeline.Mark.LATER, getTranslation("request.life.paid"), null);
        steps.step(Timeline.Mark.LATER, getTranslation("request.life.receipt"), null);
        return steps;
    }

    private Component code() {
        return new CopyCode(NoticeCode.parse("301000000000000144"));
    }

    private Component cards() {
        var facts = new Facts()
                .fact(getTranslation("payments.column.debtor"), "Giulia Bianchi")
                .fact(getTranslation("form.tax-code"), "BNCGLI90A41H501E")
                .fact(getTranslation("payments.column.amount"), Money.format(new BigDecimal("1234.50"), getLocale()));
        var head = new Div(new H2(getTranslation("request.data")));
        head.addClassName("block-head");
        var block = new Section(head, facts);
        block.addClassName("block");
        return block;
    }

    private Component more() {
        var more = new Div(new Paragraph(getTranslation("payments.count", 57, 4)),
                Buttons.secondary(getTranslation("payments.more"), () -> { }));
        more.addClassName("more");
        return more;
    }

    private Component waiting() {
        var words = new Paragraph(getTranslation("pay.opening"));
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.getElement().setAttribute("aria-label", getTranslation("pay.opening"));
        var known = new ProgressBar(0, 100, 60);
        known.getElement().setAttribute("aria-label", getTranslation("style.waiting.known"));
        return new Div(words, progress, new Paragraph(getTranslation("style.waiting.known")), known);
    }

    private Component details() {
        var details = new Div(new NativeDetails(getTranslation("style.details.closed"), new Paragraph(getTranslation("style.callout.text"))));
        var open = new NativeDetails(getTranslation("style.details.open"), new Paragraph(getTranslation("style.callout.text")));
        open.setOpen(true);
        details.add(open);
        details.addClassName("faq");
        return details;
    }

    private Component dialogs() {
        var buttons = new Div(Buttons.secondary(getTranslation("style.dialogs.open"), this::ask));
        buttons.addClassName("actions");
        return buttons;
    }

    private void ask() {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("delete.title"));
        dialog.setText(getTranslation("style.callout.text"));
        dialog.setConfirmText(getTranslation("delete.confirm"));
        dialog.setConfirmButtonTheme("primary error");
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("delete.cancel"));
        dialog.open();
    }
}

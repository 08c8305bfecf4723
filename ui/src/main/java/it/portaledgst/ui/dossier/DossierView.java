package it.portaledgst.ui.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierChoices;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.dossier.DossierState;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Buttons;
import it.portaledgst.ui.kit.Callout;
import it.portaledgst.ui.kit.News;
import it.portaledgst.ui.kit.Nothing;
import it.portaledgst.ui.language.RefusalText;
import it.portaledgst.ui.live.Following;
import it.portaledgst.ui.shell.Page;
import jakarta.annotation.security.PermitAll;

/** Dossier: all documents of one's requests as one file, asked for here, made elsewhere, and shown as it grows. */
@Route(DossierView.ADDRESS)
@PermitAll
public class DossierView extends Page {

    static final String ADDRESS = "pagamenti/dossier";

    private final transient Dossiers dossiers;
    private final transient Citizen citizen;
    private final transient DossierChoices choices;
    private final News news = new News();
    private final UnorderedList list = new UnorderedList();
    private final Nothing nothing = new Nothing();
    private final Map<UUID, DossierCard> cards = new LinkedHashMap<>();
    private final Map<UUID, DossierState> states = new LinkedHashMap<>();

    public DossierView(Dossiers dossiers, SignedIn person, Following following) {
        this.dossiers = dossiers;
        citizen = person.citizen();
        choices = dossiers.choices(citizen);
        heading(getTranslation("dossier.title"));
        trail(homeStep(), new Step("pagamenti", getTranslation("nav.payments")));
        lead(getTranslation("dossier.lead"));
        if (choices.years().isEmpty()) {
            content(new Nothing(getTranslation("dossier.no-requests"), getTranslation("dossier.no-requests.text"),
                    Buttons.primaryLink("nuovo-pagamento", getTranslation("nav.new-payment"))));
            return;
        }
        list.addClassName("dossiers");
        nothing.show(getTranslation("dossier.none"), getTranslation("dossier.none.text"));
        content(form(), news, new Section(new H2(getTranslation("dossier.list")), list, nothing));
        look();
        following.followDossiers(this, citizen, this::look);
    }

    private Section form() {
        var form = new DossierForm(choices);
        var ask = new Div(Buttons.primary(getTranslation("dossier.ask"), () -> form.selection(citizen).ifPresent(this::ask)));
        ask.addClassName("actions");
        var limits = new Paragraph(getTranslation("dossier.limits", Dossiers.MAX_REQUESTS, Dossiers.MAX_DOSSIERS, Dossiers.DAYS_KEPT));
        limits.addClassName("quiet");
        var section = new Section(new H2(getTranslation("dossier.new")), form, limits, ask);
        section.addClassName("dossier-form");
        return section;
    }

    private void ask(DossierSelection selection) {
        try {
            dossiers.ask(citizen, selection);
            news.tell(new Paragraph(getTranslation("dossier.news.asked")));
        } catch (RejectedException refused) {
            news.tell(new Callout(Callout.Kind.ERROR, null, RefusalText.of(refused.problem())));
        }
        news.takeFocus();
        look();
    }

    /** Only what changed is touched; that one has become ready is told. */
    private void look() {
        List<Dossier> known = dossiers.list(citizen);
        cards.keySet().retainAll(known.stream().map(Dossier::id).collect(Collectors.toSet()));
        list.getChildren().filter(card -> !cards.containsValue(card)).toList().forEach(card -> card.getElement().removeFromParent());
        int place = 0;
        for (Dossier dossier : known) {
            var card = cards.get(dossier.id());
            if (card == null) {
                card = new DossierCard(dossier, name(dossier.selection()), () -> delete(dossier.id()));
                cards.put(dossier.id(), card);
                list.addComponentAtIndex(place, card);
            } else {
                card.show(dossier);
            }
            place++;
            DossierState before = states.put(dossier.id(), dossier.state());
            if (before != null && before.underWay() && dossier.state() == DossierState.READY) {
                news.tell(new Paragraph(getTranslation("dossier.news.ready", name(dossier.selection()))));
            }
        }
        list.setVisible(!known.isEmpty());
        nothing.setVisible(known.isEmpty());
    }

    private void delete(UUID id) {
        dossiers.delete(citizen, id);
        news.tell(new Paragraph(getTranslation("dossier.news.deleted")));
        news.takeFocus(); // the button that had it goes
        look();
    }

    private String name(DossierSelection selection) {
        String what = selection.debtor() != null ? debtor(selection)
                : selection.reference() != null ? reference(selection)
                : getTranslation("dossier.what.EVERYTHING");
        return Stream.of(what, years(selection)).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }

    private String debtor(DossierSelection selection) {
        return choices.debtors().stream().filter(known -> known.taxId().key().equals(selection.debtor().key())).findFirst()
                .map(DossierChoices.Debtor::name).orElse(selection.debtor().number());
    }

    private String reference(DossierSelection selection) {
        return choices.references().stream().filter(known -> known.reference().equals(selection.reference())).findFirst()
                .map(DossierForm::name).orElse(selection.reference().value());
    }

    private String years(DossierSelection selection) {
        String first = String.valueOf(selection.firstYear());
        String last = String.valueOf(selection.lastYear());
        if (selection.firstYear() == null) {
            return selection.lastYear() == null ? "" : getTranslation("dossier.years.until", last);
        }
        return selection.lastYear() == null ? getTranslation("dossier.years.from", first)
                : first.equals(last) ? first : getTranslation("dossier.years.both", first, last);
    }
}

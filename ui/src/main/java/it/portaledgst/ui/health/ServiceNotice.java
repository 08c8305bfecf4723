package it.portaledgst.ui.health;

import java.util.Optional;
import java.util.Set;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import it.portaledgst.domain.health.Disruption;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.ui.kit.Callout;

/** What does not work just now and what to do meanwhile, in words; nothing while all parts answer. */
@org.springframework.stereotype.Component
public class ServiceNotice {

    private final ServiceHealth health;

    ServiceNotice(ServiceHealth health) {
        this.health = health;
    }

    /** Everything there is to tell. */
    public Optional<Component> all() {
        Set<Disruption> disruptions = health.disruptions();
        if (disruptions.isEmpty()) {
            return Optional.empty();
        }
        var ui = UI.getCurrent();
        if (disruptions.size() == 1) {
            return Optional.of(notice(disruptions.iterator().next()));
        }
        var list = new UnorderedList();
        for (Disruption disruption : disruptions) {
            list.add(new ListItem(ui.getTranslation("health." + disruption.name() + ".text")));
        }
        return Optional.of(new Callout(Callout.Kind.WARNING, ui.getTranslation("health.title")).with(list));
    }

    /** Only what concerns paying online. */
    public Optional<Component> onlinePayment() {
        return health.disruptions().contains(Disruption.ONLINE_PAYMENT) ? Optional.of(notice(Disruption.ONLINE_PAYMENT))
                : Optional.empty();
    }

    private static Component notice(Disruption disruption) {
        var ui = UI.getCurrent();
        return new Callout(Callout.Kind.WARNING, ui.getTranslation("health." + disruption.name()),
                ui.getTranslation("health." + disruption.name() + ".text"));
    }
}

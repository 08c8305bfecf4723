package it.portaledgst.ui.live;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import it.portaledgst.domain.change.Changes;
import it.portaledgst.domain.change.Registration;
import it.portaledgst.domain.payment.Citizen;

/** Tells an open page that what it shows may have changed, so that it looks again. */
@org.springframework.stereotype.Component
public class Following {

    private final Changes changes;

    Following(Changes changes) {
        this.changes = changes;
    }

    /** As {@link #follow(Component, Function, Runnable)}, for what is a citizen's. */
    public void follow(Component page, Citizen citizen, Runnable look) {
        follow(page, told -> changes.listen(citizen, told), look);
    }

    /**
     * From the moment the page is shown until it is left. A page that reads what it shows only then misses nothing.
     *
     * @param listen begins to listen with what it is given, and gives back what ends it
     * @param look   runs in the page's turn; once for several changes that come together
     */
    public void follow(Component page, Function<Runnable, Registration> listen, Runnable look) {
        page.getUI().ifPresent(ui -> begin(page, ui, listen, look));
        page.addAttachListener(attached -> begin(page, attached.getUI(), listen, look));
    }

    /** The same for the dossiers that this citizen has asked for. */
    public void followDossiers(Component page, Citizen citizen, Runnable look) {
        follow(page, told -> changes.listenToDossiers(citizen, told), look);
    }

    /** The same for one request, whoever's it is. */
    public void follow(Component page, UUID requestId, Runnable look) {
        follow(page, told -> changes.listen(requestId, told), look);
    }

    /** The same for the support requests of an office; of all offices without a code. */
    public void followInbox(Component page, String officeCode, Runnable look) {
        follow(page, told -> changes.listenToInbox(officeCode, told), look);
    }

    /** The same for the company statements of an office; of all offices without a code. */
    public void followStatements(Component page, String officeCode, Runnable look) {
        follow(page, told -> changes.listenToStatements(officeCode, told), look);
    }

    /** The same for the comparison of database and engine, and what it finds. */
    public void followParity(Component page, Runnable look) {
        follow(page, changes::listenToParity, look);
    }

    private static void begin(Component page, UI ui, Function<Runnable, Registration> listen, Runnable look) {
        var told = new AtomicBoolean();
        var listening = listen.apply(() -> {
            if (told.compareAndSet(false, true)) {
                ui.access(() -> {
                    told.set(false);
                    look.run();
                });
            }
        });
        page.addDetachListener(detached -> {
            detached.unregisterListener();
            listening.close();
        });
    }
}

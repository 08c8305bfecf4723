package it.portaledgst.ui.problem;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * What a page says while the portal cannot be reached, in the person's language. The page tries again by itself for five
 * minutes, long enough for a restart; then a press or the return of the network makes it try once more.
 */
@Component
class ConnectionTexts implements VaadinServiceInitListener {

    private static final int PAUSE_MILLIS = 3_000;
    private static final int ATTEMPTS = 100;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> say(init.getUI()));
    }

    private static void say(UI ui) {
        var dialog = ui.getReconnectDialogConfiguration();
        dialog.setDialogText(ui.getTranslation("connection.lost"));
        dialog.setDialogTextGaveUp(ui.getTranslation("connection.gave-up"));
        dialog.setReconnectInterval(PAUSE_MILLIS);
        dialog.setReconnectAttempts(ATTEMPTS);
    }
}

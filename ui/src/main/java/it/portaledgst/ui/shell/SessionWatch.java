package it.portaledgst.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import tools.jackson.databind.node.ObjectNode;
import com.vaadin.flow.internal.JacksonUtils;

/** Warns before a session ends for want of activity, and lets the person stay (WCAG 2.2.1). The clock is the browser's. */
final class SessionWatch {

    /** A session so short that there is no room for this is warned about in its last third. */
    private static final int WARNING_SECONDS = 120;

    private SessionWatch() {
    }

    static void start(Component frame, int sessionSeconds, Runnable signOut) {
        ObjectNode texts = JacksonUtils.createObjectNode();
        for (String key : new String[] {"title", "text", "left", "told", "stay", "leave"}) {
            texts.put(key, frame.getTranslation("session.warning." + key));
        }
        frame.getElement().addEventListener("still-here", event -> {
            // The request itself is what keeps the session.
        });
        frame.getElement().addEventListener("leave-now", event -> signOut.run());
        frame.getElement().executeJs("window.portale.watchSession(this, $0, $1, $2)",
                sessionSeconds, Math.min(WARNING_SECONDS, sessionSeconds / 3), texts);
    }
}

package it.portaledgst.ui.payment;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpSession;

/**
 * Texts that were searched for, for as long as the session lasts. They may be names or tax codes, so the addresses of
 * files carry only a name for them, which means nothing to anybody else.
 */
final class KeptSearches implements Serializable {

    private static final String ATTRIBUTE = KeptSearches.class.getName();
    private static final int MANY = 20;

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @return the name under which {@link #find} finds the text, until twenty others have come after it */
    static String keep(WrappedSession session, String text) {
        synchronized (KeptSearches.class) {
            var kept = session.getAttribute(ATTRIBUTE) instanceof KeptSearches known ? known : new KeptSearches();
            session.setAttribute(ATTRIBUTE, kept);
            return kept.named(text);
        }
    }

    /** @param session may be null */
    static Optional<String> find(HttpSession session, String name) {
        synchronized (KeptSearches.class) {
            return session != null && session.getAttribute(ATTRIBUTE) instanceof KeptSearches kept
                    ? Optional.ofNullable(kept.texts.get(name)) : Optional.empty();
        }
    }

    private String named(String text) {
        String name = texts.entrySet().stream().filter(kept -> kept.getValue().equals(text)).map(Map.Entry::getKey).findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
        texts.remove(name);
        texts.put(name, text);
        if (texts.size() > MANY) {
            texts.remove(texts.keySet().iterator().next());
        }
        return name;
    }
}

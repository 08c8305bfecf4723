package it.portaledgst.ui.newpayment;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import it.portaledgst.domain.catalogue.ServiceEntry;
import org.springframework.stereotype.Component;

/** The forms a person has open, kept for the session so that reloading a page or going back loses nothing. */
@Component
@VaadinSessionScope
class Drafts implements Serializable {

    private static final int KEPT = 20;

    private final Map<UUID, Draft> drafts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Draft> eldest) {
            return size() > KEPT;
        }
    };

    Draft open(ServiceEntry service) {
        var draft = new Draft(service);
        drafts.put(draft.key, draft);
        return draft;
    }

    /** The draft of that key, if it is of this session and of that service. */
    Optional<Draft> find(String key, String serviceCode) {
        try {
            return Optional.ofNullable(drafts.get(UUID.fromString(key)))
                    .filter(draft -> draft.serviceCode.equals(serviceCode));
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}

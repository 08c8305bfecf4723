package it.portaledgst.domain.change;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells at once when something about a payment request changed, whichever process changed it. */
@Component
public class Changes {

    /** {@code onChange} runs on another thread, possibly when nothing changed; it must read what it shows again. */
    public Registration listen(UUID requestId, Runnable onChange) {
        throw new UnsupportedOperationException();
    }
}

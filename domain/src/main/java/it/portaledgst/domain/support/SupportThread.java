package it.portaledgst.domain.support;

import java.util.List;

/** A request with all that was written about it, the oldest first. */
public record SupportThread(SupportRequest request, List<SupportMessage> messages) {

    public SupportThread {
        messages = List.copyOf(messages);
    }
}

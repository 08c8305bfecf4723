package it.portaledgst.domain.event;

import io.namastack.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes an event in the transaction that makes it true: both are committed or neither is. */
@Component
public class EventOutbox {

    private final Outbox outbox;

    EventOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(DomainEvent event) {
        outbox.schedule(event, event.key().toString());
    }
}

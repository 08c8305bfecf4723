package it.portaledgst.domain.event;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Hands each record of the outbox to the one listener. The outbox stores this class's name with every record and accepts
 * none without a handler, so the bean exists in processes that only write, too; renaming it would orphan stored records.
 */
@Component
class OutboxDelivery implements OutboxTypedHandler<DomainEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDelivery.class);

    private final ObjectProvider<DomainEventListener> listener;

    OutboxDelivery(ObjectProvider<DomainEventListener> listener) {
        this.listener = listener;
    }

    @Override
    public void handle(DomainEvent event, OutboxRecordMetadata metadata) {
        try {
            listener.getObject().on(event);
        } catch (RuntimeException e) {
            LOG.warn("{} {} of {} was not delivered and will be retried: {}", event.getClass().getSimpleName(),
                    event.eventId(), event.key(), e.toString());
            throw e;
        }
    }
}

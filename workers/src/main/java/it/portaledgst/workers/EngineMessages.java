package it.portaledgst.workers;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the engine what happened, each event once: the event's id is the message's, and the engine takes each id once. */
@Component
public class EngineMessages {

    /** As long as a request can wait: a message may come long before the process that takes it. */
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CamundaClient engine;

    EngineMessages(CamundaClient engine) {
        this.engine = engine;
    }

    public void publish(UUID eventId, String message, String key, Object variables) {
        publish(eventId, message, key, variables, LIFE);
    }

    /** @param life how long the message waits for an instance that takes it */
    public void publish(UUID eventId, String message, String key, Object variables, Duration life) {
        try {
            engine.newPublishMessageCommand().messageName(message).correlationKey(key).messageId(eventId.toString())
                    .timeToLive(life).variables(variables).requestTimeout(PATIENCE)
                    .send().join(PATIENCE.toSeconds() + 2, TimeUnit.SECONDS);
        } catch (ClientException e) {
            if (!EngineRefusal.alreadyThere(e)) {
                throw e;
            }
        }
    }
}

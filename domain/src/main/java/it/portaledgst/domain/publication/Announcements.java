package it.portaledgst.domain.publication;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Passes on that a text changed, to whoever in this process wants to know. What the database tells comes in here. */
@Component
public class Announcements {

    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();

    /** To hear that something of the kind was published. Never ends: it is for what lives as long as the program. */
    void listen(TextKind kind, Runnable onChange) {
        add(kind.name(), onChange);
    }

    /**
     * To hear that somebody saved, published or discarded a draft.
     *
     * @param onChange runs on another thread, possibly when nothing changed
     * @return ends the listening
     */
    public Runnable listen(TextKind kind, String key, Runnable onChange) {
        String subject = kind + "/" + key;
        add(subject, onChange);
        return () -> listeners.computeIfPresent(subject, (same, known) -> {
            known.remove(onChange);
            return known.isEmpty() ? null : known;
        });
    }

    /** @param subject as the database spells it */
    public void announce(String subject) {
        listeners.getOrDefault(subject, List.of()).forEach(Runnable::run);
    }

    /** Something may have been missed. */
    public void announceAll() {
        listeners.keySet().forEach(this::announce);
    }

    private void add(String subject, Runnable onChange) {
        listeners.compute(subject, (same, known) -> {
            var list = known == null ? new CopyOnWriteArrayList<Runnable>() : known;
            list.add(onChange);
            return list;
        });
    }
}

package it.portaledgst.domain.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells at once when something about a payment request changed, whichever process changed it: triggers notify, one
 * connection per process listens. It is taken from the pool on the first use and kept.
 */
@Component
public class Changes implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final String CHANNEL = "payment_request_changed";
    private static final int WAIT_MILLIS = 1_000;
    private static final long RECONNECT_MILLIS = 2_000;

    private final DataSource dataSource;
    private final Map<UUID, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    private Thread thread;
    private volatile boolean closed;

    Changes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** {@code onChange} runs on another thread, possibly when nothing changed; it must read what it shows again. */
    public Registration listen(UUID requestId, Runnable onChange) {
        listeners.compute(requestId, (id, known) -> {
            var list = known == null ? new CopyOnWriteArrayList<Runnable>() : known;
            list.add(onChange);
            return list;
        });
        start();
        return () -> listeners.computeIfPresent(requestId, (id, known) -> {
            known.remove(onChange);
            return known.isEmpty() ? null : known;
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        closed = true;
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            running.interrupt();
            running.join(2L * WAIT_MILLIS);
        }
        callbacks.shutdown();
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name("payment-request-changes").start(this::keepListening);
        }
    }

    private void keepListening() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) { // whatever it is, a deaf listener would stay deaf
                if (!closed) {
                    LOG.warn("changes of payment requests cannot be heard for now: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            // Whatever happened before this moment was not heard, so everyone looks again.
            listeners.keySet().forEach(this::tell);
            var postgres = connection.unwrap(PGConnection.class);
            while (!closed) {
                var notifications = postgres.getNotifications(WAIT_MILLIS);
                for (var notification : notifications == null ? new PGNotification[0] : notifications) {
                    tell(UUID.fromString(notification.getParameter()));
                }
            }
            statement.execute("unlisten " + CHANNEL);
        }
    }

    private void tell(UUID requestId) {
        listeners.getOrDefault(requestId, List.of()).forEach(onChange -> callbacks.execute(() -> {
            try {
                onChange.run();
            } catch (RuntimeException e) {
                LOG.warn("a listener to changes of {} failed", requestId, e);
            }
        }));
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

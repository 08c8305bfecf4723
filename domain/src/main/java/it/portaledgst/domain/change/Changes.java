package it.portaledgst.domain.change;

import it.portaledgst.domain.payment.Citizen;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells at once when something about a payment or support request changed, whichever process changed it: triggers notify,
 * one connection per process listens. It is taken from the pool on the first use and kept.
 */
@Component
public class Changes implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final String PAYMENTS = "payment_request_changed";
    /** Its notifications are an id, and the codes of the offices whose inbox changes. */
    private static final String SUPPORT = "support_request_changed";
    private static final int WAIT_MILLIS = 1_000;
    private static final long RECONNECT_MILLIS = 2_000;

    private final DataSource dataSource;
    /** The inbox of one office, or of all of them when there is no code. */
    private record Inbox(String officeCode) {
    }

    /** By what they listen to: the id of a request, the citizen whose requests they are, or an office's inbox. */
    private final Map<Object, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    private Thread thread;
    private volatile boolean closed;

    Changes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** {@code onChange} runs on another thread, possibly when nothing changed; it must read what it shows again. */
    public Registration listen(UUID requestId, Runnable onChange) {
        return listenTo(requestId, onChange);
    }

    /** The same for everything this citizen has created or will create. */
    public Registration listen(Citizen owner, Runnable onChange) {
        return listenTo(owner, onChange);
    }

    /** The same for the support requests of an office; null for those of every office. */
    public Registration listenToInbox(String officeCode, Runnable onChange) {
        return listenTo(new Inbox(officeCode), onChange);
    }

    private Registration listenTo(Object subject, Runnable onChange) {
        listeners.compute(subject, (same, known) -> {
            var list = known == null ? new CopyOnWriteArrayList<Runnable>() : known;
            list.add(onChange);
            return list;
        });
        start();
        return () -> listeners.computeIfPresent(subject, (same, known) -> {
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
            thread = Thread.ofPlatform().daemon().name("request-changes").start(this::keepListening);
        }
    }

    private void keepListening() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) { // whatever it is, a deaf listener would stay deaf
                if (!closed) {
                    LOG.warn("changes of requests cannot be heard for now: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + SUPPORT);
            statement.execute("listen " + PAYMENTS);
            // Whatever happened before this moment was not heard, so everyone looks again.
            listeners.keySet().forEach(this::tell);
            var postgres = connection.unwrap(PGConnection.class);
            while (!closed) {
                var notifications = postgres.getNotifications(WAIT_MILLIS);
                if (notifications != null && notifications.length > 0) {
                    tell(connection, Arrays.asList(notifications));
                }
            }
            statement.execute("unlisten *");
        }
    }

    private void tell(Connection connection, List<PGNotification> notifications) throws SQLException {
        var changed = new HashSet<Object>();
        for (var channel : List.of(PAYMENTS, SUPPORT)) {
            var words = notifications.stream().filter(notification -> notification.getName().equals(channel))
                    .map(notification -> notification.getParameter().split(" ")).toList();
            var ids = words.stream().map(first -> UUID.fromString(first[0])).collect(Collectors.toSet());
            changed.addAll(ids);
            changed.addAll(owners(connection, channel.equals(SUPPORT) ? "support_request" : "payment_request", ids));
            words.stream().flatMap(all -> Arrays.stream(all).skip(1)).map(Inbox::new).forEach(changed::add);
        }
        if (changed.stream().anyMatch(Inbox.class::isInstance)) {
            changed.add(new Inbox(null));
        }
        changed.forEach(this::tell);
    }

    /** One question for all that came together, and none while no list is open. */
    private Set<Citizen> owners(Connection connection, String table, Set<UUID> ids) throws SQLException {
        var owners = new HashSet<Citizen>();
        if (ids.isEmpty() || listeners.keySet().stream().noneMatch(Citizen.class::isInstance)) {
            return owners;
        }
        try (var query = connection.prepareStatement("select distinct owner_issuer, owner_subject from " + table + " where id = any (?)")) {
            query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    owners.add(new Citizen(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return owners;
    }

    private void tell(Object subject) {
        listeners.getOrDefault(subject, List.of()).forEach(onChange -> callbacks.execute(() -> {
            try {
                onChange.run();
            } catch (RuntimeException e) {
                LOG.warn("a listener to changes of requests failed", e);
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

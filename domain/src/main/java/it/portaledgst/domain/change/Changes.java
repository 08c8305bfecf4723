package it.portaledgst.domain.change;

import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.publication.Announcements;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Tells at once when something about a payment request, a dossier, a support request, a company statement, an edited text or the comparison of
 * database and engine changed, whichever process changed it: triggers notify, one connection per process listens. It is taken from the pool at the start and kept.
 */
@Component
public class Changes implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final String PAYMENTS = "payment_request_changed";
    private static final String DOSSIERS = "dossier_changed";
    /** Its notifications are an id, and the codes of the offices whose inbox changes. */
    private static final String SUPPORT = "support_request_changed";
    /** The same, with the codes of the offices whose list of statements changes. */
    private static final String STATEMENTS = "company_statement_changed";
    /** Who is to be told, for each channel: the ids are what the notifications carry. */
    private static final Map<String, String> OWNERS = Map.of(
            PAYMENTS, "select distinct owner_issuer, owner_subject from payment_request where id = any (?)",
            DOSSIERS, "select distinct asker_issuer, asker_subject from dossier where id = any (?)",
            SUPPORT, "select distinct owner_issuer, owner_subject from support_request where id = any (?)",
            STATEMENTS, "select distinct owner_issuer, owner_subject from company_statement where id = any (?)");
    private static final String TEXTS = "text_changed";
    private static final String PARITY = "parity_changed";
    private static final int WAIT_MILLIS = 1_000;
    private static final long RECONNECT_MILLIS = 2_000;

    private final DataSource dataSource;
    private final Announcements texts;
    /** Who asked for dossiers that change. */
    private record Asker(Citizen citizen) {
    }

    /** The inbox of one office, or of all of them when there is no code. */
    private record Inbox(String officeCode) {
    }

    /** The statements one office decides on, or all of them when there is no code. */
    private record StatementDesk(String officeCode) {
    }

    /** By what they listen to: the id of a request, the citizen whose requests they are, who asked for dossiers, an office's inbox or its statements, the comparison's channel. */
    private final Map<Object, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();
    private Thread thread;
    private volatile boolean closed;

    Changes(DataSource dataSource, Announcements texts) {
        this.dataSource = dataSource;
        this.texts = texts;
    }

    /** {@code onChange} runs on another thread, possibly when nothing changed; it must read what it shows again. */
    public Registration listen(UUID requestId, Runnable onChange) {
        return listenTo(requestId, onChange);
    }

    /** The same for everything this citizen has created or will create. */
    public Registration listen(Citizen owner, Runnable onChange) {
        return listenTo(owner, onChange);
    }

    /** The same for every dossier that this citizen has asked for or will ask for; not when one is deleted. */
    public Registration listenToDossiers(Citizen asker, Runnable onChange) {
        return listenTo(new Asker(asker), onChange);
    }

    /** The same for the support requests of an office; null for those of every office. */
    public Registration listenToInbox(String officeCode, Runnable onChange) {
        return listenTo(new Inbox(officeCode), onChange);
    }

    /** The same for the company statements of an office; null for those of every office. */
    public Registration listenToStatements(String officeCode, Runnable onChange) {
        return listenTo(new StatementDesk(officeCode), onChange);
    }

    /** The same for the comparison of database and engine, and what it finds. */
    public Registration listenToParity(Runnable onChange) {
        return listenTo(PARITY, onChange);
    }

    private Registration listenTo(Object subject, Runnable onChange) {
        listeners.compute(subject, (same, known) -> {
            var list = known == null ? new CopyOnWriteArrayList<Runnable>() : known;
            list.add(onChange);
            return list;
        });
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

    @Override
    public synchronized void afterSingletonsInstantiated() {
        thread = Thread.ofPlatform().daemon().name("changes").start(this::keepListening);
    }

    private void keepListening() {
        while (!closed) {
            try (var connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) { // whatever it is, a deaf listener would stay deaf
                if (!closed) {
                    LOG.warn("changes cannot be heard for now: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + TEXTS);
            statement.execute("listen " + PARITY);
            for (var channel : OWNERS.keySet()) {
                statement.execute("listen " + channel);
            }
            // Whatever happened before this moment was not heard, so everyone looks again.
            listeners.keySet().forEach(this::tell);
            callbacks.execute(texts::announceAll);
            var postgres = connection.unwrap(PGConnection.class);
            while (!closed) {
                var notifications = postgres.getNotifications(WAIT_MILLIS);
                if (notifications != null && notifications.length > 0) {
                    heard(notifications, TEXTS).forEach(text -> callbacks.execute(() -> texts.announce(text)));
                    tell(connection, notifications);
                }
            }
            statement.execute("unlisten *");
        }
    }

    /** Each of what was told, once. */
    private static Set<String> heard(PGNotification[] notifications, String channel) {
        return Arrays.stream(notifications).filter(each -> each.getName().equals(channel)).map(PGNotification::getParameter)
                .collect(Collectors.toSet());
    }

    private void tell(Connection connection, PGNotification[] notifications) throws SQLException {
        var changed = new HashSet<Object>();
        if (!heard(notifications, PARITY).isEmpty()) {
            changed.add(PARITY);
        }
        for (var channel : OWNERS.keySet()) {
            var words = heard(notifications, channel).stream().map(told -> told.split(" ")).toList();
            var ids = words.stream().map(first -> UUID.fromString(first[0])).collect(Collectors.toSet());
            changed.addAll(ids);
            owners(connection, channel, ids).forEach(owner -> changed.add(channel.equals(DOSSIERS) ? new Asker(owner) : owner));
            Function<String, Object> desk = channel.equals(STATEMENTS) ? StatementDesk::new : Inbox::new;
            var offices = words.stream().flatMap(all -> Arrays.stream(all).skip(1)).map(desk).toList();
            if (!offices.isEmpty()) {
                changed.addAll(offices);
                changed.add(desk.apply(null));
            }
        }
        changed.forEach(this::tell);
    }

    /** One question for all that came together, and none while no list is open. */
    private Set<Citizen> owners(Connection connection, String channel, Set<UUID> ids) throws SQLException {
        var owners = new HashSet<Citizen>();
        Class<?> listening = channel.equals(DOSSIERS) ? Asker.class : Citizen.class;
        if (ids.isEmpty() || listeners.keySet().stream().noneMatch(listening::isInstance)) {
            return owners;
        }
        try (var query = connection.prepareStatement(OWNERS.get(channel))) {
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

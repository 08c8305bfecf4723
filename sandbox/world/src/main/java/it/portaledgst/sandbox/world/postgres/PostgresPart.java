package it.portaledgst.sandbox.world.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import it.portaledgst.sandbox.world.CannotStart;
import it.portaledgst.sandbox.world.DataFolder;
import it.portaledgst.sandbox.world.Loopback;
import it.portaledgst.sandbox.world.Options;
import it.portaledgst.sandbox.world.Part;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL server, from binaries that come as a Maven artifact. */
public final class PostgresPart implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final int port;
    private EmbeddedPostgres server;
    private boolean closing;

    private PostgresPart(DataFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    public static Part start(Options options, DataFolder folder) {
        Leftover.stop(folder.path().resolve("data"));
        PostgresPart part = new PostgresPart(folder, Loopback.free("postgres", options.port("postgres.port")));
        try {
            part.open();
            part.createDatabase();
            return part;
        } catch (IOException | SQLException | RuntimeException e) {
            part.close();
            throw new CannotStart("PostgreSQL cannot start on " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    private synchronized void open() throws IOException {
        Path data = folder.path().resolve("data");
        discardHalfMade(data);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setPort(port)
                // PostgreSQL's own locale: nothing depends on the machine's
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", Loopback.HOST)
                // no socket file: nothing of ours lies about in the machine's temporary folder
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("jit", "off")
                // the library switches these off for tests; what is kept must survive a power cut
                .setServerConfig("fsync", folder.kept() ? "on" : "off")
                .setServerConfig("synchronous_commit", folder.kept() ? "on" : "off");
        if (folder.kept()) {
            builder.setOverrideWorkingDirectory(folder.folder("binaries").toFile());
        }
        server = builder.start();
        Leftover.process(data).ifPresent(process -> process.onExit().thenRun(this::restart));
    }

    /** initdb was killed half-way: there is no database in there yet, and it refuses a folder that is not empty. */
    private void discardHalfMade(Path data) throws IOException {
        if (!Files.exists(complete())) {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private Path complete() {
        return folder.path().resolve("complete");
    }

    private void createDatabase() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
             Statement statement = connection.createStatement()) {
            if (missing(statement, "select 1 from pg_roles where rolname = 'portale'")) {
                statement.execute("create role portale login password 'portale'");
            }
            if (missing(statement, "select 1 from pg_database where datname = 'portale'")) {
                statement.execute("create database portale owner portale");
            }
        }
        if (!Files.exists(complete())) {
            Files.createFile(complete());
        }
    }

    private static boolean missing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** The server died under us (somebody killed it): bring it back, PostgreSQL recovers from its log. */
    private void restart() {
        synchronized (this) {
            if (closing) {
                return;
            }
            LOG.warn("PostgreSQL ended unexpectedly, starting it again");
            try {
                server.close();
                Leftover.stop(folder.path().resolve("data"));
                open();
                LOG.warn("PostgreSQL is back");
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL did not come back", e);
            }
        }
    }

    @Override
    public String ready() {
        return "jdbc:postgresql://" + Loopback.HOST + ":" + port + "/portale";
    }

    @Override
    public synchronized void close() {
        closing = true;
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly", e);
        }
        Leftover.stop(folder.path().resolve("data"));
    }
}

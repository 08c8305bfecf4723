package it.portaledgst.sandbox.world.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import it.portaledgst.sandbox.world.RunningWorld;
import it.portaledgst.sandbox.world.WorldProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPartTest {

    /** Shared: making a database takes seconds, and finding one is the ordinary case. */
    @TempDir
    static Path data;

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "portale", "portale");
    }

    private static String ask(String url, String query) throws SQLException {
        try (Connection connection = connect(url); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void tell(String url, String command) throws SQLException {
        try (Connection connection = connect(url); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Test
    void theDatabaseIsThereAndItsOwnerMayChangeIt() throws Exception {
        try (RunningWorld world = RunningWorld.with("--parts=postgres", "--data=" + data)) {
            String url = world.ready("postgres");
            assertThat(url).startsWith("jdbc:postgresql://127.0.0.1:").endsWith("/portale");
            assertThat(ask(url, "show server_version_num")).startsWith("18");
            assertThat(ask(url, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(url, "show fsync")).isEqualTo("on");
            assertThat(ask(url, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(url, "select current_user || '@' || current_database()")).isEqualTo("portale@portale");
            tell(url, "create table kept (value text); insert into kept values ('perché')");
        }
        try (RunningWorld world = RunningWorld.with("--parts=postgres", "--data=" + data)) {
            assertThat(ask(world.ready("postgres"), "select value from kept")).isEqualTo("perché");
        }
    }

    @Test
    void aServerKilledUnderItComesBackWithItsData() throws Exception {
        try (RunningWorld world = RunningWorld.with("--parts=postgres", "--data=" + data)) {
            String url = world.ready("postgres");
            tell(url, "create table after_crash (value int); insert into after_crash values (1)");
            ProcessHandle server = Leftover.process(data.resolve("postgres/data")).orElseThrow();

            server.destroyForcibly();
            server.onExit().join();

            assertThat(askUntilAnswered(url, "select value from after_crash")).isEqualTo("1");
        }
        assertThat(Leftover.process(data.resolve("postgres/data"))).isEmpty();
    }

    private static String askUntilAnswered(String url, String query) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return ask(url, query);
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    @Test
    void afterAKillOfTheProgramTheNextStartTakesOverTheDataOfTheServerLeftBehind() throws Exception {
        ProcessHandle orphan;
        try (WorldProcess killed = WorldProcess.start("--parts=postgres", "--postgres.port=0", "--data=" + data)) {
            tell(killed.ready(), "create table after_kill (value int); insert into after_kill values (7)");
            killed.kill();
            orphan = Leftover.process(data.resolve("postgres/data")).orElseThrow();
            assertThat(orphan.isAlive()).isTrue();
        }
        try (WorldProcess next = WorldProcess.start("--parts=postgres", "--postgres.port=0", "--data=" + data)) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(next.ready(), "select value from after_kill")).isEqualTo("7");

            assertThat(next.stop()).as("ends when it is told to").isTrue();
            assertThat(Leftover.process(data.resolve("postgres/data"))).as("and takes the server with it").isEmpty();
        }
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfAnOldServerIsLeftAlone(@TempDir Path data) throws Exception {
        long ownPid = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postmaster.pid"), ownPid + "\n" + data + "\n");

        assertThat(Leftover.process(data)).isEmpty();
        Leftover.stop(data);
    }
}

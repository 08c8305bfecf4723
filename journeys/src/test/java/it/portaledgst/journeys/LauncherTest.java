package it.portaledgst.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.journeys.Launcher.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launcher says when it cannot do what it is asked: one sentence, and an exit code that is not 0. */
class LauncherTest {

    @TempDir
    private Path home;

    @Test
    void aTakenPortIsNamedWithAWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var answer = portale(Map.of("PORTALE_ZEEBE_PORT", Integer.toString(taken.getLocalPort())), "start");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.said()).contains("port " + taken.getLocalPort() + " (PORTALE_ZEEBE_PORT) is taken", "PORTALE_ZEEBE_PORT=");
        }
    }

    @Test
    void withoutAJdkItSaysWhereItLooked() throws Exception {
        var answer = portale(Map.of("JAVA_HOME", "", "PORTALE_JDKS", home.toString(), "PATH", "/usr/sbin:/sbin:" + onlyTools()), "start");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.said()).contains("no JDK 21 or newer was found").doesNotContain("building");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws Exception {
        var answer = portale(Map.of("PORTALE_HOME", "/proc/nowhere"), "start");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.said()).contains("/proc/nowhere cannot be written", "PORTALE_HOME");
    }

    @Test
    void nothingRunsAndItSaysSo() throws Exception {
        assertThat(portale(Map.of(), "status").exitCode()).isEqualTo(1);
        assertThat(portale(Map.of(), "stop")).isEqualTo(new Answer(0, "nothing was running\n"));
    }

    @Test
    void whatItDoesNotKnowGetsTheUsage() throws Exception {
        var answer = portale(Map.of(), "fly");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.said()).contains("./portale start [--fresh]");
    }

    /** What each moment of a restore leaves behind when it is killed there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            world/postgres/old zeebe/old restored/pid                      | Nothing was changed.               | world/postgres/old zeebe/old
            replaced/old zeebe/old restored/world/postgres/new             | Nothing was changed.               | world/postgres/old zeebe/old
            replaced/old zeebe/old restored/pid world/postgres/new         | The database is the restored one.  | world/postgres/new
            """)
    void aRestoreThatWasKilledIsPutRightByTheNextCommand(String there, String said, String left) throws Exception {
        var data = home.resolve("portale/data");
        for (var file : there.split(" ")) {
            Files.createDirectories(data.resolve(file).getParent());
            Files.createFile(data.resolve(file));
        }

        var answer = portale(Map.of(), "backup", home.resolve("file").toString());

        assertThat(answer.said()).contains("a restore had been interrupted. " + said, "there is no data in ");
        try (var files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> data.relativize(file).toString())).containsExactlyInAnyOrder(left.split(" "));
        }
        assertThat(data).isDirectoryNotContaining("glob:**/re*ed");
    }

    @Test
    void aRestoreThatIsUnderWayIsLeftAlone() throws Exception {
        var restore = new ProcessBuilder("bash", "-c", "exec -a 'portale restore file' sleep 600").start();
        try {
            var pid = home.resolve("portale/data/restored/pid");
            Files.createDirectories(pid.getParent());
            Files.writeString(pid, Long.toString(restore.pid()));

            var answer = portale(Map.of(), "start");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.said()).contains("a restore is under way (pid " + restore.pid() + ")");
            assertThat(pid).exists();
        } finally {
            restore.destroy();
        }
    }

    /** A path with the shell's tools and no Java. */
    private String onlyTools() throws IOException {
        var bin = Files.createDirectory(home.resolve("bin"));
        for (var tool : new String[] {"bash", "env", "dirname", "readlink", "df", "awk", "mkdir", "cat", "sed", "head", "grep", "ps", "id", "basename"}) {
            for (var place : new String[] {"/usr/bin/", "/bin/"}) {
                var found = Path.of(place + tool);
                if (Files.isExecutable(found)) {
                    Files.createSymbolicLink(bin.resolve(tool), found);
                    break;
                }
            }
        }
        return bin.toString();
    }

    private Answer portale(Map<String, String> environment, String... command) throws Exception {
        var told = new HashMap<>(Map.of("PORTALE_HOME", home.resolve("portale").toString()));
        told.putAll(environment);
        return Launcher.portale(told, command);
    }
}

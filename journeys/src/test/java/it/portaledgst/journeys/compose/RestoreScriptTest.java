package it.portaledgst.journeys.compose;

import static it.portaledgst.journeys.compose.ComposeFile.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.journeys.compose.ComposeFile.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which order docker/restore does what, and how it leaves things when a step fails. A program that only writes down what it is asked stands for Docker. */
class RestoreScriptTest {

    private static final String DROP = "drop database if exists portale_restored with (force)";
    private static final String RENAME = "alter database portale rename to portale_replaced";

    @TempDir
    private Path folder;

    @BeforeEach
    void dockerIsADouble() throws Exception {
        var docker = Files.writeString(folder.resolve("docker"), """
                #!/bin/sh
                echo "$*" >> "%s"
                case $* in *"$FAILS_AT"*) exit 1;; esac
                """.formatted(folder.resolve("calls")));
        assertThat(docker.toFile().setExecutable(true)).isTrue();
        Files.createFile(folder.resolve("backup"));
    }

    @Test
    void whoIsStillConnectedIsSentAwayBeforeTheNewOneTakesItsPlace() throws Exception {
        var ran = restore("nothing");

        assertThat(ran.exitCode()).as(ran.said()).isZero();
        assertThat(String.join("\n", calls())).containsSubsequence("pg_restore", "workers.jar restored", "stop ui workers camunda", "pg_terminate_backend", RENAME,
                "drop database if exists portale_replaced with (force)", "stop engine-db", "up -d");
        assertThat(calls()).filteredOn(call -> call.contains("pg_restore")).allMatch(call -> call.contains("--role portale"), "not with a superuser's rights");
    }

    @Test
    void whatCannotBeReadChangesNothing() throws Exception {
        var ran = restore("pg_restore");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.said()).contains("was not restored. Nothing was changed.");
        assertThat(calls()).noneMatch(call -> call.contains(" stop ")).last().asString().contains(DROP);
    }

    @Test
    void whatCannotTakeItsPlaceIsGoneAgain() throws Exception {
        var ran = restore(RENAME);

        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.said()).contains("was not restored. The database is the old one; docker compose up -d starts what was stopped.");
        assertThat(calls()).noneMatch(call -> call.contains("-delete")).last().asString().contains(DROP);
    }

    @Test
    void whatIsInItsPlaceStays() throws Exception {
        var ran = restore("stop engine-db");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.said()).contains("The database is the restored one", "run docker/restore again").doesNotContain("was not restored");
        assertThat(calls()).last().asString().contains("stop engine-db");
    }

    private Ran restore(String failsAt) throws Exception {
        return Ran.run(ROOT, Map.of("PATH", folder + ":" + System.getenv("PATH"), "FAILS_AT", failsAt), "docker/restore", folder.resolve("backup").toString());
    }

    private List<String> calls() throws Exception {
        return Files.readAllLines(folder.resolve("calls"));
    }
}

package it.portaledgst.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.journeys.House.Part;
import it.portaledgst.journeys.Integrator.Request;
import it.portaledgst.journeys.Launcher.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Backup and restore by the launcher, as in docs/operations.md. */
class RestoreIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path home = Path.of("target", "restore-" + System.nanoTime()).toAbsolutePath();
    private final House house = House.ofLauncher(home);
    private final String good = home.resolve("good.backup").toString();
    private Witness witness;

    @AfterEach
    void stop() throws Exception {
        portale("stop");
    }

    @Test
    void whatWasThereGoesOnAndWhatCameLaterIsGone() throws Exception {
        unpackTheBuild();
        succeeds("start");
        witness = new Witness(house);
        var kept = created(1);
        refuses("the program runs and would write into its files", "backup", good);
        succeeds("stop");
        assertThat(succeeds("backup", good)).contains("It holds personal data");
        refuses(good + " exists", "backup", good);
        refuses(home.resolve("nowhere") + " is no folder that can be written to", "backup", home.resolve("nowhere/file").toString());
        thereIsNoRoom(home.resolve("full.backup"));

        succeeds("start");
        var lost = created(2);
        refuses("the program runs and would lose its database", "restore", good);
        ofALaterVersion();
        succeeds("stop");
        var newer = home.resolve("newer.backup").toString();
        succeeds("backup", newer);
        var before = data();
        refuses("of a newer version than this program, which does not know V9999", "restore", newer);
        refuses("is no backup, or not whole. Nothing was changed", "restore", cut(good));
        refuses("is no backup, or not whole. Nothing was changed", "restore", Files.writeString(home.resolve("letter"), "Gentile ufficio").toString());
        refuses("cannot be read", "restore", home.resolve("nowhere").toString());
        theNewOneCannotBeMoved();
        assertThat(data()).isEqualTo(before);
        assertThat(stoppedInTheMiddle(Process::destroy)).isEqualTo(130);
        assertThat(trial()).isEmpty();
        assertThat(data()).isEqualTo(before);
        stoppedInTheMiddle(Process::destroyForcibly);
        assertThat(trial()).as("nobody could end it").isPresent();
        assertThat(succeeds("backup", home.resolve("after.backup").toString())).contains("a restore had been interrupted. Nothing was changed.");
        assertThat(trial()).isEmpty();
        assertThat(data()).isEqualTo(before);

        assertThat(succeeds("restore", good)).contains("notice_base_80230390587_01 goes on from ", "restored from " + good);
        succeeds("start");
        var compared = portale("parity", "run");
        assertThat(compared.exitCode()).as(compared.said()).isEqualTo(1);
        assertThat(compared.said()).contains(" 1 differences", "MISSING_INSTANCE  payment-request  " + kept.id());
        House.await("its process runs again", SOON, () -> witness.instances(kept) == 1);
        assertThat(succeeds("parity", "run")).contains(" 0 differences");

        assertThat(pay(lost)).contains("PAA_PAGAMENTO_SCONOSCIUTO");
        assertThat(pay(kept)).contains("\"outcome\":\"OK\"");
        House.await("it is paid and its process has ended", SOON, () -> witness.finished(List.of(kept)));
        assertThat(witness.receipts(kept)).isEqualTo(1);
        assertThat(witness.documents(kept)).contains("NOTICE", "RECEIPT");
        assertThat(created(3).noticeCode()).as("notice codes go on after those that are out in the world").isGreaterThan(lost.noticeCode());
    }

    /** What {@code ./portale build} leaves behind, of what is packaged already. */
    private void unpackTheBuild() throws Exception {
        Files.createDirectories(home);
        Files.createSymbolicLink(home.resolve("apps"), Programs.unpacked());
        Files.createFile(home.resolve("build.stamp"));
    }

    /** With its notice, and all told that is to be told. */
    private Request created(int number) {
        try (var integrator = new Integrator(house)) {
            var request = integrator.creates(number, Part.WORKERS);
            House.await("the notice is there", SOON, () -> witness.documents(request).contains("NOTICE") && witness.outboxIsEmpty());
            return request;
        }
    }

    private String pay(Request request) {
        return house.post(house.pagopa("/control/pay"), "{\"noticeCode\":\"" + request.noticeCode() + "\"}");
    }

    private void ofALaterVersion() throws Exception {
        try (var connection = house.database(); var statement = connection.createStatement()) {
            statement.execute("insert into flyway_schema_history select 9999, '9999', description, type, script, checksum, installed_by, installed_on,"
                    + " execution_time, success from flyway_schema_history where version = '1'");
        }
    }

    /** The shell's limit for the size of files stands for a full disk. */
    private void thereIsNoRoom(Path file) throws Exception {
        var answer = Launcher.run(house.environment(), List.of("bash", "-c", "ulimit -f 64; exec \"$0\" \"$@\"", Launcher.ROOT.resolve("portale").toString(),
                "backup", file.toString()));
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.said()).contains("the backup could not be written to " + file + "; is there room for it?");
        assertThat(home).isDirectoryNotContaining("glob:**full.backup*");
    }

    private void theNewOneCannotBeMoved() throws Exception {
        var tools = Files.createDirectory(home.resolve("tools"));
        var mv = Files.writeString(tools.resolve("mv"), "#!/bin/sh\ncase $1 in */restored/world/postgres) exit 1;; esac\nPATH=${PATH#*:} exec mv \"$@\"\n");
        assertThat(mv.toFile().setExecutable(true)).isTrue();
        var environment = environment();
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
        var answer = Launcher.portale(environment, "restore", good);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.said()).contains("the restored database could not be moved to ", good + " was not restored. Nothing was changed.");
    }

    /** While the restored database is being tried. */
    private int stoppedInTheMiddle(Consumer<Process> stop) throws Exception {
        var builder = new ProcessBuilder(Launcher.ROOT.resolve("portale").toString(), "restore", good)
                .redirectErrorStream(true).redirectOutput(home.resolve("stopped.log").toFile());
        builder.environment().putAll(environment());
        var restore = builder.start();
        House.await("the trial runs", SOON, () -> trial().isPresent());
        stop.accept(restore);
        return restore.waitFor();
    }

    private Optional<ProcessHandle> trial() {
        return ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains("--data=" + home.resolve("data/restored/world"))).findAny();
    }

    private String cut(String backup) throws IOException {
        var whole = Files.readAllBytes(Path.of(backup));
        return Files.write(home.resolve("cut.backup"), Arrays.copyOf(whole, whole.length - 10_000)).toString();
    }

    /** Every file the launcher keeps data in, with size and time. */
    private Map<String, String> data() throws IOException {
        try (var files = Files.walk(home.resolve("data"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(Path::toString, file -> {
                try {
                    return Files.size(file) + " " + Files.getLastModifiedTime(file);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }, (one, other) -> one, TreeMap::new));
        }
    }

    private String succeeds(String... command) throws Exception {
        var answer = portale(command);
        assertThat(answer.exitCode()).as(answer.said()).isZero();
        return answer.said();
    }

    private void refuses(String sentence, String... command) throws Exception {
        var answer = portale(command);
        assertThat(answer.exitCode()).as(answer.said()).isEqualTo(1);
        assertThat(answer.said()).contains(sentence);
    }

    private Answer portale(String... command) throws Exception {
        return Launcher.portale(environment(), command);
    }

    private Map<String, String> environment() {
        var environment = house.environment();
        environment.put("PORTALE_PARTS", "zeebe world workers"); // nobody looks at a page here
        environment.put("PORTALE_CDS", "no"); // archives pay from the third start on
        environment.put("JDK_JAVA_OPTIONS", String.join(" ", Programs.UNVERIFIED));
        return environment;
    }
}

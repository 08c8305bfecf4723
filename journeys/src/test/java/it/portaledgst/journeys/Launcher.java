package it.portaledgst.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./portale}, as somebody at a terminal uses it. */
final class Launcher {

    static final Path ROOT = Path.of(System.getProperty("portale.root", "..")).toAbsolutePath().normalize();

    record Answer(int exitCode, String said) {
    }

    private Launcher() {
    }

    static Answer portale(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ROOT.resolve("portale").toString()));
        command.addAll(List.of(arguments));
        return run(environment, command);
    }

    /** What it starts goes on; its own output ends with it. */
    static Answer run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), said);
    }
}

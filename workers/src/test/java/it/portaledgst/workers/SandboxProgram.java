package it.portaledgst.workers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program of the sandbox that runs beside a test and says where it listens. */
public final class SandboxProgram {

    private final Process process;
    private final String ready;

    private SandboxProgram(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    public static SandboxProgram start(String jar, String... options) {
        var path = Path.of("..").resolve(jar);
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: build it first (mvn -pl sandbox/zeebe,sandbox/world package)");
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", "-jar", path.toString()));
        command.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var output = new BufferedReader(new InputStreamReader(process.getInputStream()));
            var said = new StringBuilder();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("READY ")) {
                    // Somebody has to read on, or the program would block on a full pipe; not a virtual thread, which
                    // would keep a carrier that the program under test needs.
                    Thread.ofPlatform().daemon().start(() -> output.lines().forEach(ignored -> { }));
                    return new SandboxProgram(process, line);
                }
            }
            throw new IllegalStateException(jar + " did not start: " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address behind this prefix in the line that says READY. */
    public String address(String prefix) {
        return Stream.of(ready.split(" ")).filter(word -> word.startsWith(prefix + "http")).findFirst()
                .map(word -> word.substring(prefix.length())).orElseThrow();
    }

    public void stop() {
        process.destroy();
    }

    /** As kill -9 does it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

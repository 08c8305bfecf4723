package it.portaledgst.sandbox.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, so that it can be killed. */
public final class WorldProcess implements AutoCloseable {

    private final Process process;
    private final String ready;

    private WorldProcess(Process process, String ready) {
        this.process = process;
        this.ready = ready;
    }

    private static Process launch(ProcessBuilder.Redirect errors, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), SandboxWorld.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectError(errors).start();
    }

    /** Starts one part and waits for its READY line. */
    public static WorldProcess start(String... options) throws IOException {
        Process process = launch(ProcessBuilder.Redirect.INHERIT, options);
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("READY ")) {
                return new WorldProcess(process, line.split(" ", 3)[2]);
            }
        }
        throw new IllegalStateException("the program ended before it was ready");
    }

    public record Failure(int exitCode, String output, String errors) {
    }

    /** Starts what cannot start. */
    public static Failure fail(String... options) throws IOException, InterruptedException {
        Process process = launch(ProcessBuilder.Redirect.PIPE, options);
        String errors = new String(process.getErrorStream().readAllBytes());
        String output = new String(process.getInputStream().readAllBytes());
        return new Failure(process.waitFor(), output, errors);
    }

    public String ready() {
        return ready;
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill}; false when it did not end in time. */
    public boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

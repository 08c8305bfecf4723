package it.portaledgst.processes;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Which engine the process tests talk to: the sandbox's Zeebe, started once per test run as a process of its own, or
 * with {@code -Dcamunda.process-test.runtime-mode=managed} a Camunda that Camunda Process Test manages with Docker.
 */
final class Engine {

    private static final Path JAR = Path.of("..", "sandbox", "zeebe", "target", "sandbox-zeebe.jar");
    private static URI rest;
    private static URI grpc;
    private static URI management;

    static {
        // Camunda Process Test sleeps this long before it looks, at each assertion.
        CamundaAssert.setAssertionInterval(Duration.ofMillis(20));
    }

    private Engine() {
    }

    static CamundaProcessTestExtension extension() {
        var mode = System.getProperty("camunda.process-test.runtime-mode", "remote").toUpperCase(Locale.ROOT);
        var extension = new CamundaProcessTestExtension().withRuntimeMode(CamundaProcessTestRuntimeMode.valueOf(mode));
        if (!mode.equals("REMOTE")) {
            return extension;
        }
        start();
        return extension
                .withRemoteCamundaClientBuilderFactory(() -> CamundaClient.newClientBuilder().restAddress(rest).grpcAddress(grpc))
                .withRemoteCamundaMonitoringApiAddress(management);
    }

    private static synchronized void start() {
        if (rest != null) {
            return;
        }
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: build it first (mvn -pl sandbox/zeebe package)");
        }
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote",
                    "-jar", JAR.toString(), "--port", "0", "--management-port", "0"))
                    .redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            var output = new BufferedReader(new InputStreamReader(process.getInputStream()));
            var said = new StringBuilder();
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.startsWith("READY zeebe ")) {
                    for (var word : line.split(" ")) {
                        if (word.startsWith("rest=")) {
                            rest = URI.create(word.substring("rest=".length()));
                        } else if (word.startsWith("management=")) {
                            management = URI.create(word.substring("management=".length()));
                        } else if (word.startsWith("grpc=")) {
                            grpc = URI.create(word.substring("grpc=".length()));
                        }
                    }
                    // Somebody has to read on, or the engine would block on a full pipe.
                    Thread.ofPlatform().daemon().start(() -> output.lines().forEach(ignored -> { }));
                    return;
                }
            }
            throw new IllegalStateException("the sandbox's Zeebe did not start:\n" + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package it.portaledgst.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The whole product and its sandbox, each program in its own process on free ports, so that any of them can be
 * killed and started again while the others go on.
 */
final class House implements AutoCloseable {

    enum Part {
        ZEEBE("sandbox/zeebe/target/sandbox-zeebe.jar", 1),
        WORLD("sandbox/world/target/sandbox-world.jar", 4),
        WORKERS("workers/target/workers.jar", 1),
        UI("ui/target/ui.jar", 1);

        private final String jar;
        private final int readyLines;

        Part(String jar, int readyLines) {
            this.jar = jar;
            this.readyLines = readyLines;
        }
    }

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path root = Path.of(System.getProperty("portale.root", "..")).toAbsolutePath().normalize();
    private final Path home;
    private final Map<String, String> ports = new TreeMap<>();
    private final Map<Part, Process> processes = new EnumMap<>(Part.class);

    private House(Path home) {
        this.home = home;
        for (var name : List.of("UI", "WORKERS", "ZEEBE", "ZEEBE_MANAGEMENT", "PAGOPA", "SIGNIN", "MAIL", "SMTP", "DB")) {
            ports.put("PORTALE_" + name + "_PORT", Integer.toString(freePort()));
        }
    }

    static House start(Path home) {
        var house = new House(home);
        try {
            house.launch(Part.ZEEBE);
            house.launch(Part.WORLD);
            house.awaitReady(Part.ZEEBE);
            house.awaitReady(Part.WORLD);
            house.launch(Part.WORKERS);
            house.launch(Part.UI);
            house.awaitReady(Part.WORKERS);
            house.awaitReady(Part.UI);
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    /** kill -9: the process gets no chance to tidy up. */
    void kill(Part part) {
        var process = processes.remove(part);
        process.destroyForcibly();
        join(process);
    }

    void restart(Part part) {
        launch(part);
        awaitReady(part);
    }

    String portal() {
        return "http://localhost:" + ports.get("PORTALE_UI_PORT");
    }

    String pagopa(String path) {
        return "http://127.0.0.1:" + ports.get("PORTALE_PAGOPA_PORT") + path;
    }

    String mail(String path) {
        return "http://127.0.0.1:" + ports.get("PORTALE_MAIL_PORT") + path;
    }

    String zeebe(String path) {
        return "http://127.0.0.1:" + ports.get("PORTALE_ZEEBE_PORT") + path;
    }

    /** Moves the engine's clock; timers that become due fire at once. */
    void passInEngine(Duration time) {
        post("http://127.0.0.1:" + ports.get("PORTALE_ZEEBE_MANAGEMENT_PORT") + "/actuator/clock/add",
                "{\"offsetMilli\":" + time.toMillis() + "}");
    }

    /** Back to the machine's time, so that what other tests create is not overdue at once. */
    void resetEngineClock() {
        send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get("PORTALE_ZEEBE_MANAGEMENT_PORT") + "/actuator/clock")).DELETE());
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + ports.get("PORTALE_DB_PORT") + "/portale",
                "portale", "portale");
    }

    String post(String url, String json) {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    String get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for something that other processes bring about; the sentence says what never came. */
    static void await(String what, Duration limit, BooleanSupplier condition) {
        var deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    private void launch(Part part) {
        try {
            Files.createDirectories(home);
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "--enable-native-access=ALL-UNNAMED",
                    "-jar", root.resolve(part.jar).toString()));
            switch (part) {
                case ZEEBE -> command.addAll(List.of("--port", ports.get("PORTALE_ZEEBE_PORT"),
                        "--management-port", ports.get("PORTALE_ZEEBE_MANAGEMENT_PORT"), "--data", home.resolve("zeebe").toString()));
                case WORLD -> command.add("--data=" + home.resolve("world"));
                default -> { }
            }
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(part).toFile());
            builder.environment().putAll(ports);
            processes.put(part, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Part part) {
        await(part + " ready (log: " + log(part) + ")", START_LIMIT, () -> {
            if (!processes.get(part).isAlive()) {
                throw new AssertionError(part + " ended while starting:\n" + read(log(part)));
            }
            return read(log(part)).lines().filter(line -> line.startsWith("READY ")).count() >= part.readyLines;
        });
    }

    private Path log(Part part) {
        return home.resolve(part.name().toLowerCase() + ".log");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (var part : List.of(Part.UI, Part.WORKERS, Part.ZEEBE, Part.WORLD)) {
            var process = processes.remove(part);
            if (process != null) {
                process.destroy();
                join(process);
            }
        }
    }

    private static void join(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The whole product and its sandbox, each program in its own process on free ports, so that any of them can be
 * killed and started again while the others go on.
 */
final class House implements AutoCloseable {

    enum Part {
        ZEEBE("zeebe", 1),
        WORLD("world", 4),
        WORKERS("workers", 1),
        UI("ui", 1),
        SECOND_WORKERS("workers", 1),
        SECOND_UI("ui", 1);

        private final String program;
        private final int readyLines;

        Part(String program, int readyLines) {
            this.program = program;
            this.readyLines = readyLines;
        }
    }

    /** Of the first of two portals. */
    static final Duration UPDATE_NOTICE = Duration.ofSeconds(8);

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path home;
    private final Map<String, String> ports = new TreeMap<>();
    private final Map<Part, Process> processes = new EnumMap<>(Part.class);
    private final Balancer balancer;

    private House(Path home, boolean doubled) {
        this.home = home;
        for (var name : List.of("UI", "WORKERS", "SECOND_UI", "SECOND_WORKERS", "ZEEBE", "ZEEBE_MANAGEMENT", "PAGOPA", "SIGNIN", "MAIL",
                "SMTP", "DB")) {
            ports.put("PORTALE_" + name + "_PORT", Integer.toString(freePort()));
        }
        balancer = doubled ? Balancer.before(workers(Part.WORKERS), workers(Part.SECOND_WORKERS)) : null;
    }

    /** Where nothing runs that the launcher has not started. */
    static House ofLauncher(Path home) {
        return new House(home, false);
    }

    static House start(Path home) {
        return start(new House(home, false), Part.WORKERS, Part.UI);
    }

    /** Two of each program of ours, and pagoPA comes to both {@code workers} through a balancer. */
    static House startDoubled(Path home) {
        return start(new House(home, true), Part.WORKERS, Part.UI, Part.SECOND_WORKERS, Part.SECOND_UI);
    }

    private static House start(House house, Part... ours) {
        try {
            house.launch(Part.ZEEBE);
            house.launch(Part.WORLD);
            house.awaitReady(Part.ZEEBE);
            house.awaitReady(Part.WORLD);
            List.of(ours).forEach(house::launch);
            List.of(ours).forEach(house::awaitReady);
            return house;
        } catch (RuntimeException | AssertionError e) {
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

    /** As whoever runs it would: the process is told to stop, and may take its time. */
    void tellToStop(Part part) {
        processes.get(part).destroy();
    }

    /** The exit code of a process that was told to stop. */
    int ended(Part part, Duration limit) {
        var process = processes.get(part);
        await(part + " ends", limit, () -> !process.isAlive());
        processes.remove(part);
        return process.exitValue();
    }

    boolean ready(String portal) {
        try {
            return get(portal + "/actuator/health").contains("UP");
        } catch (IllegalStateException | UncheckedIOException no) {
            return false;
        }
    }

    void restart(Part part) {
        launch(part);
        awaitReady(part);
    }

    /** What programs are told that are to use this one's ports. */
    Map<String, String> environment() {
        var environment = new TreeMap<>(ports);
        environment.putAll(Map.of("PORTALE_HOME", home.toAbsolutePath().toString(), "PORTALE_API_ISSUER", signIn(""), "PORTALE_API_LOCAL_RECEIVERS", "true"));
        return environment;
    }

    String portal() {
        return portal(Part.UI);
    }

    String portal(Part part) {
        return "http://localhost:" + ports.get("PORTALE_" + part + "_PORT");
    }

    String workers(Part part) {
        return "http://127.0.0.1:" + ports.get("PORTALE_" + part + "_PORT");
    }

    String signIn(String path) {
        return "http://127.0.0.1:" + ports.get("PORTALE_SIGNIN_PORT") + path;
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

    String send(HttpRequest.Builder request) {
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
            var command = Programs.command(part.program);
            switch (part) {
                case ZEEBE -> command.addAll(List.of("--port", ports.get("PORTALE_ZEEBE_PORT"),
                        "--management-port", ports.get("PORTALE_ZEEBE_MANAGEMENT_PORT"), "--data", home.resolve("zeebe").toString()));
                case WORLD -> {
                    command.add("--data=" + home.resolve("world"));
                    if (balancer != null) {
                        command.add("--pagopa.ec-url=" + balancer.address("/pagopa/paForNode"));
                    }
                }
                default -> {
                    // so that the database can tell who did something
                    command.add("--spring.datasource.hikari.data-source-properties.ApplicationName=" + part);
                    if (balancer != null) {
                        command.addAll(List.of("--portale.settlement.first-fetch-after=PT3S", "--portale.settlement.fetch-every=PT3S"));
                    }
                }
            }
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(part).toFile());
            builder.environment().putAll(environment());
            switch (part) {
                case SECOND_WORKERS -> builder.environment().put("PORTALE_WORKERS_PORT", ports.get("PORTALE_SECOND_WORKERS_PORT"));
                case UI -> builder.environment().put("PORTALE_UPDATE_NOTICE", balancer == null ? "0s" : UPDATE_NOTICE.toSeconds() + "s");
                case SECOND_UI -> builder.environment().put("PORTALE_UI_PORT", ports.get("PORTALE_SECOND_UI_PORT"));
                default -> { }
            }
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

    String said(Part part) {
        return read(log(part));
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
        // those that use the others first
        for (var wave : List.of(List.of(Part.UI, Part.SECOND_UI, Part.WORKERS, Part.SECOND_WORKERS), List.of(Part.ZEEBE, Part.WORLD))) {
            var ending = wave.stream().map(processes::remove).filter(Objects::nonNull).toList();
            ending.forEach(Process::destroy);
            ending.forEach(House::join);
        }
        if (balancer != null) {
            balancer.close();
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

package it.portaledgst.journeys.compose;

import static it.portaledgst.journeys.compose.ComposeFile.ROOT;

import it.portaledgst.journeys.Programs;
import it.portaledgst.journeys.compose.ComposeFile.Ran;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The portal's own programs with exactly the environment that docker-compose.yml gives them, on this machine: host names become
 * loopback ports, the sandbox stands where Camunda, PostgreSQL, Keycloak and the mail catcher would be.
 */
final class Stack implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(300);
    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();

    private final Path home;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, Process> programs = new LinkedHashMap<>();
    private final ComposeFile compose = new ComposeFile();
    private final Map<String, String> env;
    final Path certificates;

    Stack(Path home) throws Exception {
        this.home = Files.createDirectories(home.toAbsolutePath());
        certificates = Files.createDirectories(this.home.resolve("certificates"));
        Path file = this.home.resolve("env");
        said(Ran.run(ROOT, Map.of(), "docker/make-env", file.toString()));
        env = ComposeFile.env(file);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        said(Ran.run(ROOT, Map.of("PATH", java + ":" + System.getenv("PATH")), "docker/certificates", certificates.toString(), env.get("PORTALE_HOST")));
        for (String name : List.of("ui", "ui-management", "workers", "workers-management", "entrance", "zeebe", "zeebe-management", "zeebe-grpc",
                "pagopa", "sign-in", "mail", "smtp", "db")) {
            ports.put(name, freePort());
        }
    }

    void start() {
        launch("zeebe", Map.of(), "zeebe", "--port", port("zeebe"), "--management-port", port("zeebe-management"),
                "--grpc-port", port("zeebe-grpc"), "--data", home.resolve("zeebe").toString());
        launch("world", Map.of(), "world", "--parts=postgres,sign-in,mail", "--data=" + home.resolve("world"),
                "--postgres.port=" + port("db"), "--sign-in.port=" + port("sign-in"), "--mail.port=" + port("mail"), "--mail.smtp-port=" + port("smtp"));
        ready("zeebe", 1);
        ready("world", 3);
        launch("pagopa", Map.of(), "world", command("pagopa"));
        launch("workers", environment("workers", "workers-management"), "workers");
        launch("ui", environment("ui", "ui-management"), "ui");
        ready("pagopa", 1);
        ready("workers", 1);
        ready("ui", 1);
    }

    /** What compose tells the service, with the image's own variables below it and names of hosts as ports of this machine. */
    private Map<String, String> environment(String service, String management) {
        Map<String, String> told = new TreeMap<>(Map.of("MANAGEMENT_SERVER_ADDRESS", "0.0.0.0", "SERVER_ADDRESS", "0.0.0.0",
                "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus", "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
        told.putAll(compose.environment(service, env));
        told.replaceAll((key, value) -> here(value));
        told.put("SERVER_PORT", port(service));
        told.put("MANAGEMENT_SERVER_PORT", port(management));
        if (service.equals("workers")) {
            // The sandbox's sign-in is no Keycloak: another issuer, and of programs it knows the integrator only.
            told.putAll(Map.of("PORTALE_ENGINE_CLIENT_ID", "integratore-prova", "PORTALE_ENGINE_CLIENT_SECRET", "sandbox-api",
                    "PORTALE_API_ISSUER", "http://127.0.0.1:" + port("sign-in"), "PORTALE_PAGOPA_ENTRANCE_PORT", port("entrance"),
                    "PORTALE_SMTP_PORT", port("smtp")));
        }
        return told;
    }

    private String[] command(String service) {
        List<String> options = ComposeFile.list(compose.service(service).get("command"));
        return options.subList(options.indexOf("sandbox-world.jar") + 1, options.size()).stream()
                .map(this::here).map(option -> option.equals("--data=/data") ? "--data=" + home.resolve("pagopa") : option)
                .map(option -> option.equals("--pagopa.address=0.0.0.0") ? "--pagopa.port=" + port("pagopa") : option).toArray(String[]::new);
    }

    private String here(String value) {
        return value.replace("http://keycloak:8080/auth/realms/portale/protocol/openid-connect/certs", "http://127.0.0.1:" + port("sign-in") + "/oauth2/jwks")
                .replace("http://keycloak:8080/auth/realms/portale/protocol/openid-connect/token", "http://127.0.0.1:" + port("sign-in") + "/oauth2/token")
                .replace("//db:5432", "//127.0.0.1:" + port("db"))
                .replace("//camunda:8080", "//127.0.0.1:" + port("zeebe"))
                .replace("//camunda:26500", "//127.0.0.1:" + port("zeebe-grpc"))
                .replace("//pagopa:8090", "//127.0.0.1:" + port("pagopa"))
                .replace("//proxy:9443", "//localhost:" + port("entrance"))
                .replace("/certificates/", certificates + "/")
                .replaceFirst("^mail$", "127.0.0.1");
    }

    private void launch(String name, Map<String, String> environment, String program, String... arguments) {
        var command = name.equals("pagopa") ? Programs.command(program, "@" + certificates.resolve("pagopa-node.options")) : Programs.command(program);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("PORTALE_") || key.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        try {
            programs.put(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(String name, int lines) {
        await(name + " ready (log: " + log(name) + ")", () -> {
            if (!programs.get(name).isAlive()) {
                throw new AssertionError(name + " ended while starting:\n" + output(name));
            }
            return output(name).lines().filter(line -> line.startsWith("READY ")).count() >= lines;
        });
    }

    static void await(String what, BooleanSupplier condition) {
        var deadline = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    Connection database(String name, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port("db") + "/" + name, user, password);
    }

    HttpResponse<String> get(String program, String path) {
        return send(HttpRequest.newBuilder(URI.create(address(program) + path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String address(String program) {
        return "http://127.0.0.1:" + port(program);
    }

    String port(String name) {
        return ports.get(name).toString();
    }

    String output(String name) {
        try {
            return Files.exists(log(name)) ? Files.readString(log(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        return home.resolve(name + ".log");
    }

    private static void said(Ran ran) {
        if (ran.exitCode() != 0) {
            throw new AssertionError(ran.said());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        List<Process> running = new ArrayList<>(programs.values()).reversed();
        running.forEach(Process::destroy);
        for (Process program : running) {
            if (!program.waitFor(40, TimeUnit.SECONDS)) {
                program.destroyForcibly().waitFor();
            }
        }
    }
}

package it.portaledgst.journeys.compose;

import static it.portaledgst.journeys.compose.ComposeFile.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.journeys.compose.ComposeFile.Ran;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ui} and {@code workers} run with the environment of docker-compose.yml; what that makes of them. */
class ComposeIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=\\s*[{\\[)\\s]|$)");
    private static final Path DASHBOARDS = ROOT.resolve("docker/observability/dashboards");
    private static final Path ALERTS = ROOT.resolve("docker/observability/alerts.yml");

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = new Stack(Path.of("target", "compose-" + System.nanoTime()));
        stack.start();
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "workers"})
    void theImagesHealthCheckIsAnsweredWhereNoProxyLeads(String program) throws Exception {
        assertThat(healthy(program + "-management", "/actuator/health/readiness")).isZero();
        assertThat(healthy(program + "-management", "/actuator/nothing")).isNotZero();
        assertThat(stack.get(program + "-management", "/actuator/health").body()).contains("UP");
        assertThat(stack.get(program, "/actuator/health").body()).as("a page of the portal at most").doesNotContain("UP");
        assertThat(stack.get(program, "/actuator/prometheus").statusCode()).isEqualTo(404);
        assertThat(stack.get(program + "-management", "/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void soIsTheCounterparts() throws Exception {
        assertThat(healthy("pagopa", "/sportello")).isZero();
    }

    private static int healthy(String program, String path) throws Exception {
        return Ran.run(ROOT, Map.of(), "docker/healthy", stack.port(program), path).exitCode();
    }

    @Test
    void whoSignsInIsSentToKeycloakByItsPublicAddress() {
        var answer = stack.send(HttpRequest.newBuilder(URI.create(stack.address("ui") + "/oauth2/authorization/mimit"))
                .header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "localhost"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("https://localhost/auth/realms/portale/protocol/openid-connect/auth?")
                .contains("redirect_uri=https://localhost/login/oauth2/code/mimit", "code_challenge_method=S256", "client_id=portale-pagamenti-dgst");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("PORTALE_SESSION=", "Secure", "HttpOnly", "SameSite=Lax");
    }

    /** With a token, by gRPC: models are deployed, and a request created by the API gets its notice from a job. */
    @Test
    void theEngineIsReachedByGrpcAndPagopaPaysByMutualTls() {
        Stack.await("the processes are deployed", () -> stack.output("workers").contains("processes and decisions deployed: "));

        String notice = newRequest();
        Stack.await("the payment at the counter", () -> pay(notice).get("outcome").asString().equals("OK"));
        Stack.await("the receipt has come in", () -> requests().valueStream().anyMatch(request ->
                request.get("noticeCode").asString().equals(notice) && request.get("state").asString().equals("PAID")));
        assertThat(stack.output("workers")).contains("pagoPA comes by a port of its own, with a client certificate");
    }

    /** A job tells pagoPA's archive of the notice, pagoPA's call brings the receipt: each line of the log says which job, which call. */
    @Test
    void logsAreJsonWithAnIdForEachJobAndCallAndTellOfNobody() {
        String notice = newRequest();
        Stack.await("the payment at the counter", () -> pay(notice).get("outcome").asString().equals("OK"));
        assertThat(logged("ACA, notice " + notice + ", open").path("processInstanceKey").asString()).matches("\\d+");
        assertThat(logged("paSendRTV2 " + notice).path("traceId").asString()).matches("[0-9a-f]{32}");
        for (var program : List.of("ui", "workers")) {
            assertThat(stack.output(program).lines().filter(line -> !line.startsWith("{") && !line.startsWith("READY "))).as(program).isEmpty();
            assertThat(stack.output(program)).as(program).doesNotContain("Mario", "Rossi", "RSSMRA80A01H501U", "mario@posta.example", "IK1ABC");
        }
    }

    private static JsonNode logged(String message) {
        Supplier<Optional<JsonNode>> found = () -> stack.output("workers").lines().filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(JSON::readTree).filter(line -> line.path("message").asString().startsWith(message)).findFirst();
        Stack.await("the log tells of: " + message, () -> found.get().isPresent());
        return found.get().orElseThrow();
    }

    /** What PostgreSQL's image runs in a new data folder, here by another name beside the stack's own database. */
    @Test
    void theProgramsRoleOwnsItsDatabaseAndIsStoppedByTriggers() throws Exception {
        String script = ComposeFile.read("docker/postgres/owner.sql").replaceAll("(?m)^(--|\\\\getenv).*$", "")
                .replace(":\"role\"", "owner").replace(":'password'", "'secret'").replace(":\"DBNAME\"", "owned");
        try (var superuser = stack.database("postgres", "postgres", ""); var statement = superuser.createStatement()) {
            statement.execute("create database owned");
            statement.execute(script);
        }
        try (var owner = stack.database("owned", "owner", "secret"); var statement = owner.createStatement()) {
            statement.execute("create table its_own ()");
            assertThatThrownBy(() -> statement.execute("set session_replication_role = replica")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void pagopasAddressIsAnsweredAtItsOwnPortOnly() {
        assertThat(soapWhereItIsNotAnswered()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "workers"})
    void everyVariableIsReadByTheProgram(String program) throws Exception {
        var profiles = List.of("application.yml", "application-keycloak.yml", "application-cluster.yml", "application-pagopa-tls.yml").stream()
                .map(file -> ROOT.resolve(program).resolve("src/main/resources").resolve(file)).filter(Files::exists).toList();
        Set<String> asked = new HashSet<>();
        Set<String> properties = namesInLibraries(ROOT.resolve(program).resolve("target").resolve(program + ".jar"));
        for (Path file : profiles) {
            Pattern.compile("\\$\\{([A-Z_]+)").matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group(1)));
            ComposeFile.keys(file).forEach(key -> properties.add(uniform(key)));
        }
        // read by records of ours, which have no metadata
        properties.add(uniform("pagopa.entrance.subjects"));
        var told = new ComposeFile().service(program).get("environment");

        assertThat(ComposeFile.map(told).keySet()).allMatch(variable -> asked.contains(variable)
                || properties.contains(uniform(variable.replaceFirst("_\\d+$", ""))), "is read by " + program);
        assertThat(asked.stream().filter(variable -> variable.startsWith("PORTALE_ENGINE_") || variable.startsWith("PORTALE_PAGOPA_ENTRANCE_")))
                .as("what a profile must be given").allMatch(ComposeFile.map(told)::containsKey);
    }

    /** Every metric that a dashboard or an alert asks for is one that a program really shows. */
    @Test
    void dashboardsAndAlertsAskForMetricsThatExist() throws Exception {
        // some are there only after what they count has happened
        stack.get("ui", "/");
        soapWhereItIsNotAnswered();
        newRequest();
        Stack.await("a job is done", () -> metrics().contains("camunda_job_invocations_total"));
        Set<String> shown = metrics();
        Files.write(Path.of("target", "metrics.txt"), shown);
        try (var files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                exist(shown, file, JSON.readTree(Files.readString(file)).findValues("expr").stream().map(JsonNode::asString).toList());
            }
        }
        exist(shown, ALERTS, Files.readAllLines(ALERTS).stream().filter(line -> line.contains("expr: ")).map(line -> line.split("expr: ")[1]).toList());
    }

    private static void exist(Set<String> shown, Path file, List<String> expressions) {
        Set<String> asked = new TreeSet<>();
        expressions.forEach(expression -> METRIC.matcher(expression.replaceAll("\"[^\"]*\"", "")).results().map(found -> found.group()).forEach(asked::add));
        asked.removeAll(List.of("histogram_quantile", "label_replace"));
        assertThat(asked).as(file.toString()).isNotEmpty();
        assertThat(shown).as(file.toString()).containsAll(asked);
    }

    private static Set<String> metrics() {
        Set<String> shown = new TreeSet<>();
        for (String program : List.of("ui-management", "workers-management")) {
            stack.get(program, "/actuator/prometheus").body().lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[ {]")[0]).forEach(shown::add);
        }
        return shown;
    }

    private static int soapWhereItIsNotAnswered() {
        return stack.send(HttpRequest.newBuilder(URI.create(stack.address("workers") + "/pagopa/paForNode")).header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<x/>"))).statusCode();
    }

    private static String newRequest() {
        String body = """
                {"serviceCode":"11-AUT_GEN_RAD","amount":"50.00","officeCode":"ISP-LOM",
                 "debtor":{"kind":"NATURAL_PERSON","fullName":"Mario Rossi","taxCode":"RSSMRA80A01H501U","email":"mario@posta.example"},
                 "fields":{"nominativo":"IK1ABC","tipo_richiesta":"CONTRIBUTO_ANNUO","anno_riferimento":"2026"}}""";
        var answer = stack.send(api("/payment-requests").header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString()).POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("noticeCode").asString();
    }

    private static JsonNode requests() {
        var answer = JSON.readTree(stack.send(api("/payment-requests")).body());
        return answer.isArray() ? answer : answer.valueStream().filter(JsonNode::isArray).findFirst().orElseThrow();
    }

    private static JsonNode pay(String notice) {
        return JSON.readTree(stack.send(HttpRequest.newBuilder(URI.create(stack.address("pagopa") + "/control/pay")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"noticeCode\":\"" + notice + "\",\"creditor\":\"80230390587\",\"channel\":\"counter\"}"))).body());
    }

    private static HttpRequest.Builder api(String path) {
        var token = stack.send(HttpRequest.newBuilder(URI.create(stack.address("sign-in") + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("integratore-prova:sandbox-api".getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=payments:read+payments:write")));
        return HttpRequest.newBuilder(URI.create(stack.address("workers") + "/api/v1" + path))
                .header("Authorization", "Bearer " + JSON.readTree(token.body()).get("access_token").asString());
    }

    private static Set<String> namesInLibraries(Path jar) throws Exception {
        Set<String> names = new HashSet<>();
        try (var program = new JarFile(jar.toFile())) {
            for (var library : program.stream().filter(entry -> entry.getName().endsWith(".jar")).toList()) {
                try (var content = new JarInputStream(program.getInputStream(library))) {
                    for (var entry = content.getNextJarEntry(); entry != null; entry = content.getNextJarEntry()) {
                        if (entry.getName().equals("META-INF/spring-configuration-metadata.json")) {
                            names.addAll(JSON.readTree(content.readAllBytes()).get("properties").valueStream()
                                    .map(property -> uniform(property.get("name").asString())).collect(Collectors.toSet()));
                        }
                    }
                }
            }
        }
        return names;
    }

    /** As relaxed binding compares names: only letters and digits count. */
    private static String uniform(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

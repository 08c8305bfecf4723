package it.portaledgst.journeys.compose;

import static it.portaledgst.journeys.compose.ComposeFile.ROOT;
import static it.portaledgst.journeys.compose.ComposeFile.list;
import static it.portaledgst.journeys.compose.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker/kubernetes says what docker-compose.yml says, where both speak of the same thing; no cluster reads it. */
class KubernetesFilesTest {

    private static final String VALUES = "docker/kubernetes/camunda-values.yaml";

    private final ComposeFile compose = new ComposeFile();
    private final Map<String, Object> values = map(ComposeFile.yaml().load(ComposeFile.read(VALUES)));
    private final List<Map<String, Object>> objects = objects();

    /** docs/scaling.md names for each key where it is documented. */
    @Test
    void everyKeyOfCamundasChartIsTraced() {
        String document = ComposeFile.read("docs/scaling.md");

        assertThat(ComposeFile.keys(ROOT.resolve(VALUES))).hasSizeGreaterThan(40).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    }

    @Test
    void itIsTheEngineOfTheDockerStackWithTheSameRoles() {
        String image = compose.service("camunda").get("image").toString();
        var stack = map(at(map(ComposeFile.yaml().load(ComposeFile.read("docker/camunda/application.yaml"))), "camunda", "security", "initialization"));
        var here = map(at(map(ComposeFile.yaml().load(extraConfiguration())), "camunda", "security", "initialization"));
        var roles = map(at(values, "orchestration", "security", "initialization", "defaultRoles"));

        assertThat(image).endsWith(":" + at(values, "orchestration", "image", "tag"));
        assertThat(here.get("roles")).isEqualTo(stack.get("roles"));
        assertThat(here.get("authorizations")).isEqualTo(stack.get("authorizations"));
        map(stack.get("default-roles")).forEach((role, members) ->
                assertThat(map(roles.get(role)).get("groups")).as(role).isEqualTo(map(members).get("groups")));
        assertThat(roles.values().stream().flatMap(members -> Stream.concat(list(map(members).get("users")).stream(), list(map(members).get("clients")).stream())))
                .as("nobody has a role but by a group of the sign-in").isEmpty();
    }

    @Test
    void itHasItsOwnDatabaseAndSurvivesOneBroker() {
        var engine = map(values.get("orchestration"));

        assertThat(at(engine, "data", "secondaryStorage", "type")).isEqualTo("rdbms");
        assertThat(at(engine, "data", "secondaryStorage", "rdbms", "url")).asString().startsWith("jdbc:postgresql://")
                .isNotEqualTo(env("workers").get("SPRING_DATASOURCE_URL"));
        assertThat(number(engine, "replicationFactor")).isEqualTo(3).isLessThanOrEqualTo(number(engine, "clusterSize"));
        assertThat(number(engine, "partitionCount")).isGreaterThanOrEqualTo(number(engine, "clusterSize"));
        assertThat(at(engine, "podDisruptionBudget", "maxUnavailable")).isEqualTo(1);
        assertThat(ComposeFile.read(VALUES)).doesNotContain("inlineSecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "workers"})
    void aProgramIsToldWhatTheDockerStackTellsIt(String program) {
        var told = env(program);
        var stack = map(compose.service(program).get("environment"));

        assertThat(told.keySet()).isEqualTo(stack.keySet());
        assertThat(told.get("SPRING_PROFILES_ACTIVE")).isEqualTo(stack.get("SPRING_PROFILES_ACTIVE"));
        assertThat(told.get("PORTALE_DB_USER")).isEqualTo(stack.get("PORTALE_DB_USER"));
        assertThat(told.entrySet()).filteredOn(variable -> variable.getKey().matches("[A-Z_]+_(PASSWORD|SECRET)")).isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.getValue()).isEqualTo("secret"));
        assertThat(container(program).get("image")).isEqualTo(compose.service(program).get("image"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "workers"})
    void itMayAsLittleAndIsAskedAtThePortNoProxyLeadsTo(String program) {
        var pod = pod(program);
        var container = container(program);

        assertThat(map(pod.get("securityContext"))).containsEntry("runAsNonRoot", true).containsEntry("runAsUser", 10001);
        assertThat(map(container.get("securityContext"))).containsEntry("readOnlyRootFilesystem", true).containsEntry("allowPrivilegeEscalation", false);
        assertThat(list(at(container, "securityContext", "capabilities", "drop"))).containsExactly("ALL");
        assertThat(map(at(container, "resources", "limits"))).containsOnlyKeys("cpu", "memory");
        assertThat(ports(program)).containsEntry("management", 9000);
        List.of("startupProbe", "livenessProbe", "readinessProbe").forEach(probe ->
                assertThat(at(container, probe, "httpGet", "port")).as(probe).isEqualTo("management"));
        assertThat(at(container, "readinessProbe", "httpGet", "path")).isEqualTo("/actuator/health/readiness");
        assertThat(of("Service").stream().flatMap(service -> maps(at(service, "spec", "ports")).stream()))
                .as("what services and so an ingress lead to").noneSatisfy(port -> assertThat(port.get("targetPort")).isEqualTo("management"));
    }

    /** Two of each, the new one first, and time enough to end: that of the Docker stack and the seconds the balancer gets. */
    @ParameterizedTest
    @ValueSource(strings = {"ui", "workers"})
    void itIsReplacedOneAtATime(String program) {
        var spec = map(deployment(program).get("spec"));
        int grace = seconds(compose.service(program).get("stop_grace_period"));
        var pause = list(at(container(program), "lifecycle", "preStop", "exec", "command"));

        assertThat((int) spec.get("replicas")).isGreaterThanOrEqualTo(2);
        assertThat(map(at(spec, "strategy", "rollingUpdate"))).containsEntry("maxUnavailable", 0).containsEntry("maxSurge", 1);
        assertThat(pause).hasSize(2).startsWith("sleep");
        assertThat((int) pod(program).get("terminationGracePeriodSeconds"))
                .isGreaterThanOrEqualTo(grace + Integer.parseInt(pause.getLast()));
        assertThat(of("PodDisruptionBudget")).anySatisfy(budget -> assertThat(at(budget, "spec", "selector", "matchLabels", "app")).isEqualTo(program));
    }

    /** Open pages are told, then what is under way is finished, then there is still time: else a node would be killed in between. */
    @Test
    void peopleHaveTheWholeNoticeBeforeTheirNodeEnds() {
        var settings = map(ComposeFile.yaml().load(ComposeFile.read("ui/src/main/resources/application.yml")));
        int finishing = seconds(at(settings, "spring", "lifecycle", "timeout-per-shutdown-phase"));
        int notice = seconds(env("ui").get("PORTALE_UPDATE_NOTICE"));

        assertThat(at(settings, "portale", "update-notice")).asString().contains("PORTALE_UPDATE_NOTICE");
        assertThat(notice).isPositive().isEqualTo(seconds(map(compose.service("ui").get("environment")).get("PORTALE_UPDATE_NOTICE")));
        assertThat(seconds(compose.service("ui").get("stop_grace_period"))).isGreaterThanOrEqualTo(notice + finishing + 5);
    }

    @Test
    void sessionsStayWithTheirNodeAndPagopaIsNotOpenedOnTheWay() {
        assertThat(map(at(named("Service", "ui"), "metadata", "annotations")))
                .containsEntry("traefik.ingress.kubernetes.io/service.sticky.cookie", "true")
                .containsEntry("traefik.ingress.kubernetes.io/service.sticky.cookie.secure", "true");
        assertThat(at(named("Service", "pagopa"), "spec", "type")).isEqualTo("LoadBalancer");
        assertThat(maps(at(named("Service", "pagopa"), "spec", "ports"))).singleElement()
                .satisfies(port -> assertThat(port).containsEntry("port", 8443).containsEntry("targetPort", "pagopa"));
        assertThat(ports("workers")).containsEntry("pagopa", 8443);
        assertThat(of("Ingress").toString()).doesNotContain("name=pagopa");
    }

    private String extraConfiguration() {
        return maps(at(values, "orchestration", "extraConfiguration")).getFirst().get("content").toString();
    }

    private static int seconds(Object setting) {
        return Integer.parseInt(setting.toString().replace("s", ""));
    }

    private static int number(Map<String, Object> from, String key) {
        return Integer.parseInt(from.get(key).toString());
    }

    private static List<Map<String, Object>> objects() {
        List<Map<String, Object>> objects = new ArrayList<>();
        ComposeFile.yaml().loadAll(ComposeFile.read("docker/kubernetes/portale.yaml")).forEach(object -> objects.add(map(object)));
        return objects;
    }

    private List<Map<String, Object>> of(String kind) {
        return objects.stream().filter(object -> object.get("kind").equals(kind)).toList();
    }

    private Map<String, Object> named(String kind, String name) {
        return of(kind).stream().filter(object -> at(object, "metadata", "name").equals(name)).findFirst().orElseThrow();
    }

    private Map<String, Object> deployment(String program) {
        return named("Deployment", program);
    }

    private Map<String, Object> pod(String program) {
        return map(at(deployment(program), "spec", "template", "spec"));
    }

    private Map<String, Object> container(String program) {
        return maps(pod(program).get("containers")).getFirst();
    }

    private Map<String, Object> ports(String program) {
        return maps(container(program).get("ports")).stream().collect(Collectors.toMap(port -> port.get("name").toString(), port -> port.get("containerPort")));
    }

    /** A variable that comes from a Secret says "secret". */
    private Map<String, Object> env(String program) {
        Map<String, Object> env = new LinkedHashMap<>();
        maps(container(program).get("env")).forEach(variable -> env.put(variable.get("name").toString(),
                variable.containsKey("valueFrom") && map(variable.get("valueFrom")).containsKey("secretKeyRef") ? "secret" : variable.get("value")));
        return env;
    }

    private static Object at(Map<String, Object> from, String... path) {
        Object value = from;
        for (String key : path) {
            value = map(value).get(key);
        }
        return value;
    }

    private static List<Map<String, Object>> maps(Object value) {
        return ((List<?>) value).stream().map(ComposeFile::map).toList();
    }
}

package it.portaledgst.journeys.compose;

import static it.portaledgst.journeys.compose.ComposeFile.ROOT;
import static it.portaledgst.journeys.compose.ComposeFile.list;
import static it.portaledgst.journeys.compose.ComposeFile.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.journeys.compose.ComposeFile.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules that docker-compose.yml keeps; no container is started. */
class ComposeFileTest {

    private static final Pattern EXACT_IMAGE = Pattern.compile("(\\$\\{REGISTRY:-})?[a-z0-9-]+(/[a-z0-9-]+)?:v?\\d+\\.\\d+(\\.\\d+)?[A-Za-z0-9._-]*");
    private static final Pattern FROM = Pattern.compile("^(?:FROM|ARG JRE=)\\s*(\\S+)(?: AS (\\S+))?.*$", Pattern.MULTILINE);
    private static final Set<String> OWN = Set.of("ui", "workers", "pagopa", "certificates");
    private static final Set<String> ENDS_BY_ITSELF = Set.of("certificates");

    private final ComposeFile compose = new ComposeFile();
    private final Map<String, String> example = ComposeFile.env(ROOT.resolve(".env.example"));
    private final String dockerfile = ComposeFile.read("docker/Dockerfile");

    @Test
    void aComposeImplementationReadsIt(@TempDir Path folder) throws Exception {
        Path env = folder.resolve("env");
        assertThat(makeEnv(env).exitCode()).isZero();

        var read = Ran.run(ROOT, Map.of(), "docker-compose", "--env-file", env.toString(), "config");

        assertThat(read.exitCode()).as(read.said()).isZero();
        assertThat(read.said()).contains("jdbc:postgresql://db:5432/portale").doesNotContain("see .env.example");
    }

    @Test
    void withoutSecretsItIsRefused() throws Exception {
        var read = Ran.run(ROOT, Map.of(), "docker-compose", "--env-file", ".env.example", "config", "-q");

        assertThat(read.exitCode()).isNotZero();
        assertThat(read.said()).contains("see .env.example");
    }

    @Test
    void everyVariableIsInTheExampleAndUsedAndSecretsHaveNoDefault() {
        var found = ComposeFile.VARIABLE.matcher(compose.text).results().toList();

        assertThat(found.stream().map(variable -> variable.group(1)).collect(Collectors.toSet())).isEqualTo(example.keySet());
        assertThat(found).filteredOn(variable -> secret(variable.group(1))).isNotEmpty()
                .allMatch(variable -> String.valueOf(variable.group(2)).startsWith(":?"));
        assertThat(example.entrySet()).filteredOn(variable -> secret(variable.getKey())).isNotEmpty().allMatch(variable -> variable.getValue().isEmpty());
    }

    @Test
    void secretsAreMadeOnceAndDiffer(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("env");

        assertThat(makeEnv(file).exitCode()).isZero();
        var made = ComposeFile.env(file);
        assertThat(made.keySet()).isEqualTo(example.keySet());
        assertThat(made.entrySet().stream().filter(variable -> secret(variable.getKey())).map(Map.Entry::getValue))
                .doesNotHaveDuplicates().allMatch(value -> value.matches("[0-9a-f]{48}"));
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(makeEnv(file)).satisfies(again -> assertThat(again.exitCode()).isEqualTo(1));
        assertThat(ComposeFile.env(file)).isEqualTo(made);
    }

    @Test
    void everyImageHasAnExactVersionAndNoHost() {
        assertThat(compose.services().values()).allSatisfy(service -> assertThat(service.get("image").toString()).matches(EXACT_IMAGE));
        assertThat(FROM.matcher(dockerfile).results().map(from -> from.group(1)))
                .allMatch(image -> image.equals("${JRE}") || image.matches("runtime|web") || EXACT_IMAGE.matcher(image).matches());
        assertThat(compose.services().entrySet()).filteredOn(service -> service.getValue().containsKey("build"))
                .allSatisfy(service -> assertThat(stages()).contains(map(service.getValue().get("build")).get("target").toString()));
    }

    @Test
    void nobodyIsRootOrMayBecomeIt() {
        compose.services().forEach((name, service) -> {
            assertThat(service.get("user").toString()).as(name).matches("[1-9]\\d*:\\d+");
            assertThat(list(service.get("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(list(service.get("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service).as(name).doesNotContainKeys("privileged", "cap_add", "pid", "env_file");
        });
        assertThat(compose.services().entrySet().stream().filter(service -> service.getValue().get("read_only") != Boolean.TRUE).map(Map.Entry::getKey))
                .as("only Keycloak builds the server it runs").containsExactly("keycloak");
    }

    @Test
    void everyServiceHasLimitsStartsAgainAndSaysWhetherItIsWell() {
        compose.services().forEach((name, service) -> {
            var limits = map(map(map(service.get("deploy")).get("resources")).get("limits"));
            assertThat(limits).as(name).containsOnlyKeys("cpus", "memory");
            assertThat(service.get("restart")).as(name).isEqualTo(ENDS_BY_ITSELF.contains(name) ? "no" : "unless-stopped");
            assertThat(service.containsKey("healthcheck") || stageHasHealthCheck(name) || ENDS_BY_ITSELF.contains(name)).as(name).isTrue();
            map(service.getOrDefault("depends_on", Map.of())).forEach((other, how) -> assertThat(map(how).get("condition")).as(name + " on " + other)
                    .isEqualTo(ENDS_BY_ITSELF.contains(other) ? "service_completed_successfully" : "service_healthy"));
        });
    }

    @Test
    void onlyTheProxyIsReachedFromOtherMachines() {
        compose.services().forEach((name, service) -> assertThat(list(service.get("ports"))).as(name)
                .allMatch(port -> name.equals("proxy") || port.startsWith("127.0.0.1:")));
        assertThat(compose.services().entrySet().stream().filter(service -> !list(service.getValue().get("ports")).isEmpty()).map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("proxy", "camunda", "keycloak", "pagopa", "mail", "grafana");
    }

    @Test
    void databasesAreBehindANetworkThatLeadsNowhere() {
        assertThat(map(compose.top("networks").get("back")).get("internal")).isEqualTo(true);
        compose.services().forEach((name, service) -> {
            if (name.equals("db") || name.endsWith("-db")) {
                assertThat(list(service.get("networks"))).as(name).containsExactly("back");
                assertThat(list(service.get("volumes"))).as(name).startsWith(name + ":/var/lib/postgresql");
            }
        });
        for (String outside : List.of("proxy", "pagopa", "mail")) {
            assertThat(list(compose.service(outside).get("networks"))).containsExactly("front");
        }
    }

    /** A superuser is stopped by no trigger and no right, not even by those of the staff's journal. */
    @Test
    void noProgramConnectsAsTheSuperuser() {
        var camunda = map(map(map(map(ComposeFile.yaml().<Map<String, Object>>load(ComposeFile.read("docker/camunda/application.yaml")).get("camunda")).get("data"))
                .get("secondary-storage")).get("rdbms"));
        var programs = Map.of(
                "db", List.of(told("ui", "PORTALE_DB_USER"), told("ui", "PORTALE_DB_PASSWORD"), told("workers", "PORTALE_DB_USER"), told("workers", "PORTALE_DB_PASSWORD")),
                "engine-db", List.of(camunda.get("username"), told("camunda", camunda.get("password").toString().replaceAll("[${}]", ""))),
                "keycloak-db", List.of(told("keycloak", "KC_DB_USERNAME"), told("keycloak", "KC_DB_PASSWORD")));

        assertThat(compose.services().keySet().stream().filter(name -> told(name, "POSTGRES_USER") != null)).containsExactlyInAnyOrderElementsOf(programs.keySet());
        programs.forEach((server, connecting) -> {
            assertThat(Set.copyOf(connecting)).as(server).isEqualTo(Set.of(told(server, "PROGRAM_USER"), told(server, "PROGRAM_PASSWORD")));
            assertThat(connecting).as(server).doesNotContain(told(server, "POSTGRES_USER"));
            assertThat(compose.text.split(Pattern.quote(told(server, "POSTGRES_PASSWORD").toString()), -1)).as("nobody else has it").hasSize(2);
            assertThat(list(compose.service(server).get("volumes"))).as(server).contains("./docker/postgres/owner.sql:/docker-entrypoint-initdb.d/owner.sql:ro");
        });
    }

    private Object told(String service, String variable) {
        return map(compose.service(service).getOrDefault("environment", Map.of())).get(variable);
    }

    @Test
    void whatIsMountedExists() {
        var declared = compose.top("volumes").keySet();
        compose.services().forEach((name, service) -> list(service.get("volumes")).forEach(volume -> {
            String source = ComposeFile.interpolate(volume, example).split(":")[0];
            if (source.startsWith("./")) {
                assertThat(ROOT.resolve(source)).as(name).exists();
                assertThat(volume).as(name).endsWith(":ro");
            } else {
                assertThat(declared).as(name).contains(source);
            }
        }));
    }

    /** Images are built from the whole checkout, in which .env.example recommends a folder of keys. */
    @Test
    void keysAndBackupsComeIntoNoImageAndNoCommit() {
        assertThat(ComposeFile.read(".env.example")).contains("a folder of yours (./certificates)");
        assertThat(ComposeFile.lines(ROOT.resolve(".dockerignore"))).contains(".env", "certificates", "backups", "**/*.backup", "**/*.dump");
        assertThat(ComposeFile.lines(ROOT.resolve(".gitignore"))).contains(".env", "/certificates/", "/backups/", "*.backup", "*.dump");
    }

    /** docs/operations.md names where each image and each setting of somebody else's program is documented. */
    @Test
    void everythingIsTraced() {
        String document = ComposeFile.read("docs/operations.md");
        compose.services().forEach((name, service) -> {
            if (!OWN.contains(name)) {
                assertThat(document).contains("`" + service.get("image").toString().replace("${REGISTRY:-}", "") + "`");
            }
            map(service.getOrDefault("environment", Map.of())).keySet().forEach(key -> assertThat(document).as(name).contains("`" + key + "`"));
        });
        FROM.matcher(dockerfile).results().map(from -> from.group(1)).filter(image -> image.contains(":"))
                .forEach(image -> assertThat(document).contains("`" + image + "`"));
        engineSettings().forEach(setting -> assertThat(document).contains("`" + setting + "`"));
    }

    /** Lists are traced as a whole: what is in them is ours. */
    private static Set<String> engineSettings() {
        return ComposeFile.keys(ROOT.resolve("docker/camunda/application.yaml")).stream()
                .map(key -> key.replaceAll("(initialization\\.default-roles)\\..*", "$1")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsOwnInterpolationIsThatOfCompose() {
        assertThat(ComposeFile.interpolate("${A:-x}${B:?y}$$C", Map.of("A", "", "B", "b"))).isEqualTo("xb$C");
        assertThatThrownBy(() -> ComposeFile.interpolate("${A:?y}", Map.of())).isInstanceOf(AssertionError.class);
    }

    private static boolean secret(String variable) {
        return variable.matches("[A-Z_]+_(PASSWORD|SECRET)");
    }

    private Set<String> stages() {
        return FROM.matcher(dockerfile).results().map(from -> from.group(2)).filter(stage -> stage != null).collect(Collectors.toSet());
    }

    /** In the service's own stage, or in the one it is made from. */
    private boolean stageHasHealthCheck(String service) {
        var stages = FROM.matcher(dockerfile).results().toList();
        for (String stage = service; stage != null; ) {
            String name = stage;
            int at = stages.stream().filter(from -> name.equals(from.group(2))).findFirst().map(MatchResult::start).orElse(-1);
            if (at < 0) {
                return false;
            }
            int end = dockerfile.indexOf("\nFROM ", at + 1);
            String body = dockerfile.substring(at, end < 0 ? dockerfile.length() : end);
            if (body.contains("HEALTHCHECK")) {
                return true;
            }
            stage = body.replaceFirst("(?s)^FROM (\\S+).*", "$1");
        }
        return false;
    }

    private static Ran makeEnv(Path target) throws Exception {
        return Ran.run(ROOT, Map.of(), "docker/make-env", target.toString());
    }
}

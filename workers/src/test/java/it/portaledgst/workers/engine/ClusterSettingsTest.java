package it.portaledgst.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientConfiguration;
import io.camunda.client.impl.oauth.OAuthCredentialsProvider;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import io.camunda.client.spring.properties.CamundaClientProperties;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the profile "cluster" and the environment of docker-compose.yml make of the engine's client. */
class ClusterSettingsTest {

    private static final Path COMPOSE = Path.of("..", "docker-compose.yml");
    private static final Pattern TOLD = Pattern.compile("^      (PORTALE_ENGINE_[A-Z_]+): (\\S+)", Pattern.MULTILINE);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(CamundaAutoConfiguration.class));

    private static String[] environment() throws Exception {
        Map<String, String> told = TOLD.matcher(Files.readString(COMPOSE)).results().collect(Collectors.toMap(found -> found.group(1),
                found -> found.group(2).startsWith("${") ? "a-secret" : found.group(2)));
        told.put("spring.profiles.active", "cluster");
        return told.entrySet().stream().map(variable -> variable.getKey() + "=" + variable.getValue()).toArray(String[]::new);
    }

    @Test
    void jobsAreStreamedByGrpcWithTokens() throws Exception {
        application.withPropertyValues(environment()).run(context -> {
            assertThat(context).hasNotFailed();
            CamundaClientConfiguration client = context.getBean(CamundaClient.class).getConfiguration();
            assertThat(client.preferRestOverGrpc()).isFalse();
            assertThat(client.getGrpcAddress()).isEqualTo(URI.create("http://camunda:26500"));
            assertThat(client.getRestAddress()).isEqualTo(URI.create("http://camunda:8080"));
            assertThat(client.getCredentialsProvider()).isInstanceOf(OAuthCredentialsProvider.class);

            CamundaClientProperties properties = context.getBean(CamundaClientProperties.class);
            assertThat(properties.getWorker().getDefaults().getStreamEnabled()).isTrue();
            assertThat(properties.getWorker().getDefaults().getPollInterval()).isEqualTo(Duration.ofSeconds(1));
            assertThat(properties.getAuth().getAudience()).isEqualTo("camunda-api");
            assertThat(properties.getAuth().getTokenUrl()).hasToString("http://keycloak:8080/auth/realms/portale/protocol/openid-connect/token");
            assertThat(properties.getAuth().getCredentialsCachePath()).startsWith(System.getProperty("java.io.tmpdir"));
        });
    }

    @Test
    void withoutTheProfileItIsRestWithoutTokens() {
        application.run(context -> {
            assertThat(context.getBean(CamundaClient.class).getConfiguration().preferRestOverGrpc()).isTrue();
            assertThat(context.getBean(CamundaClientProperties.class).getWorker().getDefaults().getStreamEnabled()).isFalse();
        });
    }

    @Test
    void theProfileMustBeToldWhereTheClusterIs() {
        application.withPropertyValues("spring.profiles.active=cluster").run(context -> assertThat(context).hasFailed());
    }
}

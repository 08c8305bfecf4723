package it.portaledgst.workers.engine;

import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * For commands: the way to the engine, and to the database for those that ask it, as the workers' settings say; no job is done,
 * no port opened. Not annotated as a configuration, so that the program itself does not find it.
 */
@ImportAutoConfiguration({CamundaAutoConfiguration.class, JacksonAutoConfiguration.class, DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
public class EngineOnly {

    public static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(EngineOnly.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .properties("logging.level.root=WARN", "logging.level.io.camunda.client.metrics=ERROR").run(settings);
    }
}

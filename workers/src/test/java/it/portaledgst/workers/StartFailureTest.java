package it.portaledgst.workers;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.Creditors;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class StartFailureTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Creditors.class)
    static class Settings {
    }

    @Test
    void aWrongSettingIsNamed() {
        new ApplicationContextRunner().withUserConfiguration(Settings.class)
                .withPropertyValues("portale.creditors[0].key=mimit", "portale.creditors[0].fiscal-code=8023039058")
                .run(context -> assertThat(StartFailure.sentence(context.getStartupFailure()))
                        .isEqualTo("The workers cannot start: the fiscal-code of the creditor mimit must be 11 digits."));
    }

    @Test
    void aWrongPasswordIsNoDatabaseThatIsAway() {
        var refused = new PSQLException("FATAL: password authentication failed for user \"portale\"", PSQLState.INVALID_PASSWORD);
        assertThat(StartFailure.sentence(new IllegalStateException("no context", refused)))
                .isEqualTo("The workers cannot start: the database refuses: FATAL: password authentication failed for user \"portale\"");
    }
}

package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class StartFailureTest {

    @Test
    void theDatabasesOwnWordsAreTold() {
        var refused = new PSQLException("FATAL: password authentication failed for user \"portale\"", PSQLState.INVALID_PASSWORD);
        assertThat(StartFailure.sentence(new IllegalStateException("no context", refused)))
                .isEqualTo("The portal cannot start: the database refuses: FATAL: password authentication failed for user \"portale\"");
    }
}

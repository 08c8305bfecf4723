package it.portaledgst.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class DatabaseFailureTest {

    @ParameterizedTest
    @EnumSource(value = PSQLState.class, mode = Mode.MATCH_ANY, names = {"CONNECTION_.*", "CANNOT_CONNECT_NOW"})
    void aServerThatIsNotThereIsToBeStarted(PSQLState state) {
        assertThat(DatabaseFailure.sentence(new PSQLException("no connection\nwith 127.0.0.1", state)))
                .hasValue("the database does not answer (no connection). Start PostgreSQL, or set PORTALE_DB_PORT to where it listens.");
        assertThat(DatabaseFailure.sentence(new ConnectException())).hasValueSatisfying(words -> assertThat(words).contains("Start PostgreSQL"));
    }

    /** Whoever reads it would start what runs. */
    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000", "42501", "53300"})
    void aServerThatRefusesSaysWhy(String state) {
        assertThat(DatabaseFailure.sentence(new PSQLException(new ServerErrorMessage("SFATAL\0C" + state + "\0Mnot you\0\0"))))
                .hasValue("the database refuses: FATAL: not you");
    }

    @Test
    void othersAreNotTheDatabases() {
        assertThat(DatabaseFailure.sentence(new IllegalStateException("database"))).isEmpty();
    }
}

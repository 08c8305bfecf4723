package it.portaledgst.domain;

import java.net.ConnectException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/** Says what the database has to do with it that a program could not start. */
public final class DatabaseFailure {

    /** The states of a connection that failed, and of a server that is not ready for one. */
    private static final String NO_CONNECTION = "08.*|57P03";

    private DatabaseFailure() {
    }

    /** @return the end of a sentence; empty when it has nothing to do with it */
    public static Optional<String> sentence(Throwable failure) {
        var words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        if (failure instanceof ConnectException || failure instanceof PSQLException e && String.valueOf(e.getSQLState()).matches(NO_CONNECTION)) {
            return Optional.of("the database does not answer (" + words + "). Start PostgreSQL, or set PORTALE_DB_PORT to where it listens.");
        }
        return failure instanceof PSQLException ? Optional.of("the database refuses: " + words) : Optional.empty();
    }
}

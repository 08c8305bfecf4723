package it.portaledgst.workers;

import it.portaledgst.domain.WrongSetting;
import java.net.BindException;
import java.net.ConnectException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the program could not start. */
final class StartFailure {

    private StartFailure() {
    }

    static String sentence(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof WrongSetting) {
                return "The workers cannot start: " + t.getMessage();
            }
            if (t instanceof PortInUseException || t instanceof BindException) {
                return "The workers cannot start: their port is taken by another program. Stop it or set PORTALE_WORKERS_PORT to a"
                        + " free port.";
            }
            if (t instanceof ConnectException || t.getClass().getName().equals("org.postgresql.util.PSQLException")) {
                return "The workers cannot start: the database does not answer (" + firstLine(t.getMessage())
                        + "). Start PostgreSQL, or set PORTALE_DB_PORT to where it listens.";
            }
        }
        return "The workers cannot start: " + firstLine(failure.getMessage()) + " The log above tells more.";
    }

    private static String firstLine(String message) {
        return message == null ? "no reason given." : message.lines().findFirst().orElse("");
    }
}

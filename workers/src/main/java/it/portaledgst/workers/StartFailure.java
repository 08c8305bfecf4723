package it.portaledgst.workers;

import it.portaledgst.domain.DatabaseFailure;
import it.portaledgst.domain.WrongSetting;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the program could not start. */
public final class StartFailure {

    private StartFailure() {
    }

    public static String sentence(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof WrongSetting) {
                return "The workers cannot start: " + t.getMessage();
            }
            if (t instanceof PortInUseException taken) {
                return taken(taken.getPort());
            }
            if (t instanceof ConnectorStartFailedException taken) {
                return taken(taken.getPort());
            }
            var database = DatabaseFailure.sentence(t);
            if (database.isPresent()) {
                return "The workers cannot start: " + database.get();
            }
        }
        return "The workers cannot start: " + firstLine(failure.getMessage()) + " The log above tells more.";
    }

    private static String taken(int port) {
        return "The workers cannot start: port " + port + " is taken by another program. Stop it or set PORTALE_WORKERS_PORT, or"
                + " PORTALE_PAGOPA_ENTRANCE_PORT if it was meant for pagoPA alone, to a free port.";
    }

    private static String firstLine(String message) {
        return message == null ? "no reason given." : message.lines().findFirst().orElse("");
    }
}

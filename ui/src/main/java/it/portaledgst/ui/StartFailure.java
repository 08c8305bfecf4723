package it.portaledgst.ui;

import java.net.BindException;

import org.springframework.boot.web.server.PortInUseException;

import it.portaledgst.domain.DatabaseFailure;
import it.portaledgst.domain.WrongSetting;

/** Says in one sentence why the program could not start. */
final class StartFailure {

    private StartFailure() {
    }

    static String sentence(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof WrongSetting) {
                return "The portal cannot start: " + t.getMessage();
            }
            if (t instanceof PortInUseException inUse) {
                return "The portal cannot start: port " + inUse.getPort()
                        + " is taken by another program. Stop it or set PORTALE_UI_PORT to a free port.";
            }
            if (t instanceof BindException) {
                return "The portal cannot start: its port is taken by another program. Stop it or set PORTALE_UI_PORT to a free port.";
            }
            if (t.getClass().getName().equals("org.flywaydb.core.api.exception.FlywayValidateException")) {
                return "The portal cannot start: the database's tables are not those of this version. "
                        + "Use a database of this version, or an empty one.";
            }
            var database = DatabaseFailure.sentence(t);
            if (database.isPresent()) {
                return "The portal cannot start: " + database.get();
            }
        }
        return "The portal cannot start: " + firstLine(failure.getMessage()) + " The log above tells more.";
    }

    private static String firstLine(String message) {
        return message == null ? "no reason given." : message.lines().findFirst().orElse("");
    }
}

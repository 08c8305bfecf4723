package it.portaledgst.domain.integrator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Reads a delivery from a row of its table that has the notice code beside it. */
final class DeliveryRows {

    private DeliveryRows() {
    }

    static Delivery delivery(ResultSet row, int number) throws SQLException {
        var state = DeliveryState.valueOf(row.getString("state"));
        var problem = row.getString("last_problem");
        return new Delivery(row.getObject("id", UUID.class), row.getObject("request_id", UUID.class), row.getString("notice_code"),
                Change.valueOf(row.getString("change")), row.getLong("sequence"), row.getTimestamp("happened_at").toInstant(), state,
                row.getInt("attempts"), state == DeliveryState.PENDING ? row.getTimestamp("next_attempt_at").toInstant() : null,
                instant(row.getTimestamp("attempted_at")), row.getObject("last_status", Integer.class),
                problem == null ? null : DeliveryProblem.valueOf(problem));
    }

    /** The moment when it is still to come, else null. */
    static Instant after(Clock clock, Timestamp moment) {
        return moment != null && moment.toInstant().isAfter(clock.instant()) ? moment.toInstant() : null;
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}

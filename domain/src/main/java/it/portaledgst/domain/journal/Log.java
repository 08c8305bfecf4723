package it.portaledgst.domain.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;

/**
 * A table in which a feature writes down for itself what was done, by the staff among others. What the staff did is sealed: an
 * entry of the journal holds the row's hash.
 */
public enum Log {

    SUPPORT_EVENT("support_event", "id", "request_id", "at", "kind", "who_issuer", "who_subject", "who_name", "office_code", "detail"),
    TEXT_ACT("text_act", "id", "at", "act", "kind", "key", "version", "who_issuer", "who_subject", "who_name");

    private final String table;
    private final List<String> columns;

    Log(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    String table() {
        return table;
    }

    /** What an entry that seals the row says of it. */
    String seal(ResultSet row) throws SQLException {
        var digest = StaffEntry.sha256();
        for (var column : columns) {
            StaffEntry.update(digest, row.getObject(column) instanceof Timestamp moment ? moment.toInstant().toString() : row.getString(column));
        }
        return mark() + row.getLong("id") + ":" + HexFormat.of().formatHex(digest.digest());
    }

    /** With what each of its seals begins. */
    String mark() {
        return table + ":";
    }
}

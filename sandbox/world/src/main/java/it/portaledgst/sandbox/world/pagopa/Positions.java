package it.portaledgst.sandbox.world.pagopa;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** pagoPA's archive of open positions. */
final class Positions {

    record Entry(Position position, Instant updatedAt) {
    }

    private final JdbcClient client;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Positions(Database database, Clock clock) {
        this.client = database.client();
        this.clock = clock;
    }

    void store(Position position) {
        client.sql("""
                        insert into position (creditor, notice_code, content, amount_cents, updated_at) values (?, ?, ?, ?, ?)
                        on conflict (creditor, notice_code) do update set content = excluded.content,
                          amount_cents = excluded.amount_cents, updated_at = excluded.updated_at""")
                .params(position.paFiscalCode(), position.nav(), json.writeValueAsString(position), position.amount(), clock.millis())
                .update();
    }

    Optional<Position> find(Notice notice) {
        return client.sql("select content from position where creditor = ? and notice_code = ?")
                .params(notice.creditor(), notice.code()).query(String.class).optional()
                .map(content -> json.readValue(content, Position.class));
    }

    /** Latest change first. */
    List<Entry> latest(int limit) {
        return client.sql("select content, updated_at from position order by updated_at desc limit ?").param(limit)
                .query((row, number) -> new Entry(json.readValue(row.getString(1), Position.class),
                        Instant.ofEpochMilli(row.getLong(2)))).list();
    }
}

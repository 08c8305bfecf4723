package it.portaledgst.sandbox.world.pagopa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

/** Checkout's carts. */
final class Carts {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient client;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Carts(Database database, Clock clock) {
        this.client = database.client();
        this.clock = clock;
    }

    UUID create(Cart.Content content) {
        UUID id = UUID.randomUUID();
        client.sql("delete from cart where created_at < ?").param(clock.instant().minus(KEPT).toEpochMilli()).update();
        client.sql("insert into cart (id, content, created_at, state) values (?, ?, ?, 'OPEN')")
                .params(id.toString(), json.writeValueAsString(content), clock.millis()).update();
        return id;
    }

    Optional<Cart> find(UUID id) {
        return client.sql("select content, created_at, state from cart where id = ?").param(id.toString())
                .query((row, number) -> new Cart(id, json.readValue(row.getString(1), Cart.Content.class),
                        Instant.ofEpochMilli(row.getLong(2)), Cart.State.valueOf(row.getString(3)))).optional();
    }

    /** False when the cart had ended already. */
    boolean end(UUID id, Cart.State state) {
        return client.sql("update cart set state = ? where id = ? and state = 'OPEN'").params(state.name(), id.toString()).update() == 1;
    }
}

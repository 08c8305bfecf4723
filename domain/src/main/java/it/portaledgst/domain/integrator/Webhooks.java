package it.portaledgst.domain.integrator;

import it.portaledgst.domain.payment.Citizen;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The integrator's side: where they want to be told, and the log of what they were told. Each sees its own only. */
@Service
@Transactional
public class Webhooks {

    /** How long the secret before signs along after it was replaced. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int MAX_PAGE = 200;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Webhook> find(Citizen owner) {
        return jdbc.sql("select * from webhook where owner_issuer = ? and owner_subject = ?")
                .params(owner.issuer(), owner.subject())
                .query((row, n) -> new Webhook(row.getString("url"), row.getTimestamp("created_at").toInstant(),
                        DeliveryRows.after(clock, row.getTimestamp("old_until"))))
                .optional();
    }

    /** Makes the webhook, or gives the one there is another address: what is pending goes there, signed as before. */
    public NewSecret put(Citizen owner, String url) {
        var secret = newSecret();
        boolean made = jdbc.sql("""
                insert into webhook (id, owner_issuer, owner_subject, url, secret, created_at)
                values (:id, :issuer, :subject, :url, :secret, :now)
                on conflict (owner_issuer, owner_subject) do update set url = excluded.url
                returning secret = :secret
                """)
                .param("id", UUID.randomUUID()).param("issuer", owner.issuer()).param("subject", owner.subject())
                .param("url", url).param("secret", secret).param("now", now()).query(Boolean.class).single();
        return new NewSecret(find(owner).orElseThrow(), made ? secret : null);
    }

    /** Empty when there is no webhook. The secret before signs along for {@link #OVERLAP}. */
    public Optional<NewSecret> replaceSecret(Citizen owner) {
        var secret = newSecret();
        int replaced = jdbc.sql("""
                update webhook set old_secret = secret, old_until = :until, secret = :secret
                where owner_issuer = :issuer and owner_subject = :subject
                """)
                .param("until", Timestamp.from(clock.instant().plus(OVERLAP))).param("secret", secret)
                .param("issuer", owner.issuer()).param("subject", owner.subject()).update();
        return replaced == 0 ? Optional.empty() : find(owner).map(webhook -> new NewSecret(webhook, secret));
    }

    /** With its log and with what is pending. False when there was none. */
    public boolean remove(Citizen owner) {
        return jdbc.sql("delete from webhook where owner_issuer = ? and owner_subject = ?")
                .params(owner.issuer(), owner.subject()).update() == 1;
    }

    /**
     * Newest first.
     *
     * @param state  null for all
     * @param before only deliveries with a smaller sequence; null for the first page
     */
    @Transactional(readOnly = true)
    public DeliveryPage deliveries(Citizen owner, DeliveryState state, Long before, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var rows = jdbc.sql("select d.*, r.notice_code" + OWNED + """
                 and (cast(:state as varchar) is null or d.state = :state)
                 and (cast(:before as bigint) is null or d.sequence < :before) order by d.sequence desc limit :limit
                """)
                .param("issuer", owner.issuer()).param("subject", owner.subject())
                .param("state", state == null ? null : state.name()).param("before", before).param("limit", size + 1)
                .query(DeliveryRows::delivery).list();
        boolean more = rows.size() > size;
        return new DeliveryPage(rows.subList(0, Math.min(size, rows.size())), more ? rows.get(size - 1).sequence() : null);
    }

    /** Starts the attempts anew, with the same id, whatever came of them. False when there is no such delivery. */
    public boolean resend(Citizen owner, UUID id) {
        return jdbc.sql("""
                update webhook_delivery set state = 'PENDING', attempts = 0, next_attempt_at = :now
                where id in (select d.id
                """ + OWNED + " and d.id = :id)")
                .param("now", now()).param("issuer", owner.issuer()).param("subject", owner.subject()).param("id", id)
                .update() == 1;
    }

    private static final String OWNED = """
             from webhook w join webhook_delivery d on d.webhook_id = w.id join payment_request r on r.id = d.request_id
             where w.owner_issuer = :issuer and w.owner_subject = :subject
            """;

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** As Standard Webhooks writes it. */
    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}

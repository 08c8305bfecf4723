package it.portaledgst.domain.dossier;

import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The side of those who make dossiers: no asker. Each method is a commit of its own. A dossier is begun from the start each
 * time, and only whoever began it last may write: what was cut off anywhere is never offered, and made anew.
 */
@Service
@Transactional
public class DossierWork {

    /** A dossier that a process died of, or that cannot be made, is given up after as many starts. */
    static final int MAX_STARTS = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LOOKED_AT = 20;
    /** How long the page says that a dossier has expired or failed. */
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final String MINE = " id = :id and starts = :start and state = 'MAKING' ";

    private final JdbcClient jdbc;
    private final SelectedRequests requests;
    private final PaymentLifecycle payments;
    private final Clock clock;

    DossierWork(JdbcClient jdbc, SelectedRequests requests, PaymentLifecycle payments, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.payments = payments;
        this.clock = clock;
    }

    /** What is to be made, or is being made by somebody; what waits longest first. */
    @Transactional(readOnly = true)
    public List<UUID> toMake() {
        return jdbc.sql("select id from dossier where state in ('WAITING', 'MAKING') and not_before <= :now order by asked_at, id limit :most")
                .param("now", now()).param("most", LOOKED_AT).query(UUID.class).list();
    }

    /** To be called by one process at a time. Whatever an earlier start has left is gone; empty when there is nothing to do. */
    public Optional<DossierOrder> begin(UUID id) {
        jdbc.sql("update dossier set state = 'FAILED' where id = :id and state = 'MAKING' and starts >= :most")
                .param("id", id).param("most", MAX_STARTS).update();
        var order = jdbc.sql("""
                update dossier set state = 'MAKING', starts = starts + 1, done = 0
                where id = :id and state in ('WAITING', 'MAKING') and not_before <= :now returning *
                """).param("id", id).param("now", now()).query((row, number) -> DossierRows.order(row)).optional();
        jdbc.sql("delete from dossier_piece where dossier_id = :id and exists (select 1 from dossier where id = :id and state in ('MAKING', 'FAILED'))")
                .param("id", id).update();
        return order;
    }

    /** The oldest first; {@code last} is the last of the piece before, null for the first. */
    @Transactional(readOnly = true)
    public List<PaymentRequest> next(DossierOrder order, PaymentRequest last, int limit) {
        return payments.get(requests.next(order.selection(), order.askedAt(), last, limit)).stream()
                .sorted(Comparator.comparing(PaymentRequest::createdAt).thenComparing(request -> request.id().toString())).toList();
    }

    /** The notice in Italian, the receipt with pagoPA's original, the outcomes of attempts that failed: in this order. */
    @Transactional(readOnly = true)
    public List<Paper> papers(PaymentRequest request) {
        return jdbc.sql("""
                select kind, attempt_id, suffix, created_at from (
                    select kind, attempt_id, 'pdf' as suffix, created_at from document
                    where request_id = :id and kind in ('NOTICE', 'RECEIPT', 'NEGATIVE_OUTCOME')
                    union all
                    select 'ORIGINAL_RECEIPT', null, lower(e.raw_type), e.stored_at from payment_request r join receipt e on e.key = r.receipt_key
                    where r.id = :id) as papers
                order by array_position(array['NOTICE', 'RECEIPT', 'ORIGINAL_RECEIPT', 'NEGATIVE_OUTCOME'], kind::text), created_at, attempt_id
                """).param("id", request.id())
                .query((row, number) -> new Paper(Paper.Kind.valueOf(row.getString("kind")), row.getObject("attempt_id", UUID.class),
                        row.getString("suffix"), row.getTimestamp("created_at").toInstant())).list();
    }

    /** @throws NoSuchElementException when it is none of the request's papers */
    @Transactional(readOnly = true)
    public byte[] content(PaymentRequest request, Paper paper) {
        var stored = paper.kind() == Paper.Kind.ORIGINAL_RECEIPT
                ? jdbc.sql("select e.raw from payment_request r join receipt e on e.key = r.receipt_key where r.id = ?").param(request.id())
                : jdbc.sql("select pdf from document where request_id = ? and kind = ? and attempt_id is not distinct from ?")
                        .params(request.id(), paper.kind().name(), paper.attemptId());
        return stored.query(byte[].class).optional().orElseThrow(() -> new NoSuchElementException("no such paper of " + request.id()));
    }

    /** @throws DossierSuperseded when somebody else makes it now, or nobody wants it any more */
    public void keep(DossierOrder order, int number, byte[] piece) {
        one(mine("insert into dossier_piece (dossier_id, number, content) select id, :number, :piece from dossier where" + MINE + "for share", order)
                .param("number", number).param("piece", piece).update());
    }

    /** @throws DossierSuperseded when somebody else makes it now, or nobody wants it any more */
    public void progress(DossierOrder order, int done) {
        one(mine("update dossier set done = :done where" + MINE, order).param("done", done).update());
    }

    /**
     * All pieces are there: from now on it is offered, for as long as it is kept.
     *
     * @throws DossierSuperseded when somebody else makes it now, or nobody wants it any more
     */
    public void finish(DossierOrder order, long size) {
        var now = now();
        one(mine("update dossier set state = 'READY', done = total, size = :size, ready_at = :now, expires_at = :end where" + MINE, order)
                .param("size", size).param("now", now).param("end", Timestamp.from(now.toInstant().plus(Dossiers.KEPT))).update());
    }

    /** It is tried again after a pause that grows, and given up after the last start. */
    public void failed(DossierOrder order) {
        if (order.start() >= MAX_STARTS) {
            giveUp(order);
        } else {
            mine("update dossier set state = 'WAITING', done = 0, not_before = :later where" + MINE, order)
                    .param("later", Timestamp.from(now().toInstant().plus(PAUSE.multipliedBy(order.start())))).update();
        }
    }

    /** To try again would help nobody. */
    public void giveUp(DossierOrder order) {
        mine("update dossier set state = 'FAILED', done = 0 where" + MINE, order).update();
    }

    /** What was begun is left as if it had not been, for another process. */
    public void handBack(DossierOrder order) {
        mine("update dossier set state = 'WAITING', starts = starts - 1, done = 0 where" + MINE, order).update();
    }

    /** Takes away the files whose time is over, and what the page has told for long enough. To be called now and then. */
    public void forgetOld() {
        jdbc.sql("delete from dossier_piece where dossier_id in (select id from dossier where state = 'FAILED' or state = 'READY' and expires_at <= :now)")
                .param("now", now()).update();
        jdbc.sql("update dossier set state = 'EXPIRED' where state = 'READY' and expires_at <= :now").param("now", now()).update();
        jdbc.sql("delete from dossier where state in ('EXPIRED', 'FAILED') and coalesce(expires_at, asked_at) <= :then")
                .param("then", Timestamp.from(now().toInstant().minus(REMEMBERED))).update();
    }

    private JdbcClient.StatementSpec mine(String sql, DossierOrder order) {
        return jdbc.sql(sql).param("id", order.id()).param("start", order.start());
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new DossierSuperseded();
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}

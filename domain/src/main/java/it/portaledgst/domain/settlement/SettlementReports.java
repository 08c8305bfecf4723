package it.portaledgst.domain.settlement;

import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.receipt.ReceiptStored;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** The settlement reports that pagoPA publishes for creditors: stored whole, compared with what is known here. */
@Service
@Transactional
public class SettlementReports {

    /** A report may become visible later than one that was published after it. */
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final int TIMES_ASKED = 3;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Locks locks;
    private final Matching matching;
    private final Clock clock;

    SettlementReports(JdbcClient jdbc, Locks locks, Matching matching, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.matching = matching;
        this.clock = clock;
    }

    /** From which publication on reports have to be asked for; some of them are known already. */
    public Instant knownUntil(String creditorFiscalCode) {
        var oldest = now().minus(Matching.TOLD_BACK);
        return jdbc.sql("select published_until from settlement_progress where creditor_fiscal_code = ? and published_until is not null")
                .param(creditorFiscalCode).query(Timestamp.class).optional()
                .map(until -> until.toInstant().minus(OVERLAP)).filter(oldest::isBefore).orElse(oldest);
    }

    /** 0 when no revision of it is stored. */
    @Transactional(readOnly = true)
    public long revisionOf(String creditorFiscalCode, String pspId, String fdr) {
        return jdbc.sql("select revision from settlement_report where creditor_fiscal_code = ? and psp_id = ? and fdr = ?")
                .params(creditorFiscalCode, pspId, fdr).query(Long.class).optional().orElse(0L);
    }

    /** Whole and compared, in one commit. False, and nothing is changed, when this revision or a newer one is here. */
    public boolean store(IncomingReport report) {
        locks.hold("settlement report " + report.creditorFiscalCode() + " " + report.pspId() + " " + report.fdr());
        if (revisionOf(report.creditorFiscalCode(), report.pspId(), report.fdr()) >= report.revision()) {
            return false;
        }
        jdbc.sql("delete from settlement_report where creditor_fiscal_code = ? and psp_id = ? and fdr = ?")
                .params(report.creditorFiscalCode(), report.pspId(), report.fdr()).update();
        var id = UUID.randomUUID();
        var now = now();
        jdbc.sql("""
                insert into settlement_report (id, creditor_fiscal_code, psp_id, fdr, revision, psp_name, regulation,
                    regulation_date, published_at, declared_payments, declared_total, payments, total, stored_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, report.creditorFiscalCode(), report.pspId(), report.fdr(), report.revision(), report.pspName(),
                        report.regulation(), report.regulationDate(), Timestamp.from(report.publishedAt()),
                        report.declaredPayments(), report.declaredTotal(), report.payments().size(), report.total(),
                        Timestamp.from(now))
                .update();
        insert(id, report.payments());
        matching.reports(List.of(id), now);
        return true;
    }

    /** One statement however many there are. */
    private void insert(UUID reportId, List<ReportedPayment> payments) {
        jdbc.sql("""
                insert into settlement_payment (report_id, position, iuv, iur, id_transfer, amount, outcome, paid_at)
                select ?, * from unnest(?::bigint[], ?::text[], ?::text[], ?::integer[], ?::numeric[], ?::text[], ?::timestamptz[])
                """)
                .params(reportId, column(payments, ReportedPayment::position), column(payments, ReportedPayment::iuv),
                        column(payments, ReportedPayment::iur), column(payments, ReportedPayment::idTransfer),
                        column(payments, ReportedPayment::amount), column(payments, ReportedPayment::outcome),
                        column(payments, ReportedPayment::paidAt))
                .update();
    }

    private static String[] column(List<ReportedPayment> payments, Function<ReportedPayment, Object> value) {
        return payments.stream().map(value).map(String::valueOf).toArray(String[]::new);
    }

    /**
     * All that pagoPA had published for the creditor is stored.
     *
     * @param publishedUntil the newest of them; null when there was none
     * @param askedAt        when the question was begun
     */
    public void complete(String creditorFiscalCode, Instant publishedUntil, Instant askedAt) {
        jdbc.sql("""
                insert into settlement_progress as known (creditor_fiscal_code, first_asked_at, published_until, complete_at)
                values (:creditor, :askedAt, cast(:until as timestamptz), :askedAt)
                on conflict (creditor_fiscal_code) do update set complete_at = excluded.complete_at,
                    published_until = greatest(known.published_until, excluded.published_until)""")
                .param("creditor", creditorFiscalCode).param("askedAt", Timestamp.from(askedAt))
                .param("until", publishedUntil == null ? null : Timestamp.from(publishedUntil))
                .update();
    }

    /** Looks again at everything that did not fit, and for receipts that no report has told of. */
    public void compareAgain() {
        var open = jdbc.sql("""
                select distinct r.id from settlement_report r join settlement_difference d
                    on d.creditor_fiscal_code = r.creditor_fiscal_code and d.psp_id = r.psp_id and d.fdr = r.fdr
                where d.resolved_at is null and d.closed_at is null""").query(UUID.class).list();
        matching.reports(open, now());
        matching.neverReported(now());
    }

    /**
     * What missed a receipt that has just come is compared at once, in a commit of its own: the receipt is safe before. If it
     * does not come to this, the next round makes it good.
     */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void arrived(ReceiptStored receipt) {
        matching.reports(jdbc.sql("""
                select distinct r.id from settlement_report r join settlement_difference d
                    on d.creditor_fiscal_code = r.creditor_fiscal_code and d.psp_id = r.psp_id and d.fdr = r.fdr
                where d.resolved_at is null and d.closed_at is null and d.iuv = ?""").param(receipt.iuv()).query(UUID.class).list(), now());
    }

    /** What pagoPA is to be asked for now, the likeliest to be answered first; each three times, a day apart. */
    @Transactional(readOnly = true)
    public List<MissingReceipt> missingReceipts() {
        return jdbc.sql("""
                select id as difference_id, request_id, iur from settlement_difference
                where kind in ('NO_RECEIPT', 'NO_RECEIPT_EXISTS') and resolved_at is null and closed_at is null
                  and asked < :times and (asked_at is null or asked_at <= :before)
                order by kind, asked, found_at, id""")
                .param("times", TIMES_ASKED).param("before", Timestamp.from(now().minus(BETWEEN_QUESTIONS)))
                .query(MissingReceipt.class).list();
    }

    public void asked(MissingReceipt missing) {
        jdbc.sql("update settlement_difference set asked = asked + 1, asked_at = ? where id = ?")
                .params(Timestamp.from(now()), missing.differenceId()).update();
    }

    /** The id of a receipt that a report tells of and that is not here. */
    @Transactional(readOnly = true)
    public Optional<String> reportedIur(String creditorFiscalCode, String iuv) {
        return jdbc.sql("""
                select p.iur from settlement_payment p join settlement_report r on r.id = p.report_id
                where r.creditor_fiscal_code = ? and p.iuv = ? and p.outcome <> 'REVOKED'
                  and not exists (select 1 from receipt c where c.receipt_id = p.iur and c.creditor_reference_id = p.iuv)
                order by p.paid_at desc limit 1""")
                .params(creditorFiscalCode, iuv).query(String.class).optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package it.portaledgst.domain.settlement;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares reports with receipts and requests, all lines at once, and keeps the differences. A difference that is not found
 * again has resolved itself; one that a person closed stays closed for as long as it is the same.
 */
@Component
class Matching {

    /** Older receipts that no report told of have been found, or somebody did not look for a season. */
    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    /** How far back pagoPA tells of reports. */
    static final Duration TOLD_BACK = Duration.ofDays(30);

    /** A part paid for a digital stamp is never reported: its money does not come to the creditor. */
    private static final String FINDINGS = """
            with looked_at as (
                select * from settlement_report where id = any (:reports)
            ), line as (
                select r.creditor_fiscal_code, r.psp_id, r.fdr, p.iuv, p.iur, p.id_transfer, p.amount, p.outcome,
                       c.key as receipt_key, q.id as request_id, q.state,
                       case when c.key is null then q.amount
                            when exists (select 1 from receipt_transfer t where t.receipt_key = c.key)
                            then coalesce((select sum(t.amount) from receipt_transfer t
                                           where t.receipt_key = c.key and t.id_transfer = p.id_transfer and t.iban is not null
                                             and t.creditor_fiscal_code = r.creditor_fiscal_code), 0)
                            else c.amount end as known_amount
                from looked_at r join settlement_payment p on p.report_id = r.id
                left join lateral (
                    select key, amount from receipt where receipt_id = p.iur and creditor_reference_id = p.iuv
                    order by creditor_fiscal_code = r.creditor_fiscal_code desc, stored_at limit 1) c on true
                left join payment_request q on q.creditor_fiscal_code = r.creditor_fiscal_code and q.iuv = p.iuv
            ), judged as (
                select *, case
                    when outcome = 'REVOKED' then case when receipt_key is not null or state = 'PAID' then 'REVOKED' end
                    when receipt_key is null and request_id is null then 'UNKNOWN_PAYMENT'
                    when receipt_key is null and outcome in ('NO_RPT', 'STAND_IN_NO_RPT') then 'NO_RECEIPT_EXISTS'
                    when receipt_key is null then 'NO_RECEIPT'
                    when known_amount <> amount then 'AMOUNT_DIFFERS' end as kind
                from line
            ), finding as (
                select creditor_fiscal_code, kind, concat_ws('/', psp_id, fdr, iur, iuv, id_transfer, amount) as subject,
                       psp_id, fdr, iuv, iur, outcome, amount as reported_amount, known_amount, request_id, receipt_key
                from judged where kind is not null
                union all
                select creditor_fiscal_code, 'TOTAL_DIFFERS',
                       concat_ws('/', psp_id, fdr, declared_payments, declared_total, payments, total),
                       psp_id, fdr, null, null, null, declared_total, total, null, null
                from looked_at where declared_payments <> payments or declared_total <> total
            )""";

    private static final String KEEP = """
            insert into settlement_difference (id, creditor_fiscal_code, kind, subject, psp_id, fdr, iuv, iur, outcome,
                reported_amount, known_amount, request_id, receipt_key, found_at)
            select distinct on (creditor_fiscal_code, kind, subject) gen_random_uuid(), creditor_fiscal_code, kind, subject, psp_id, fdr, iuv, iur, outcome,
                reported_amount, known_amount, request_id, receipt_key, :now
            from finding
            on conflict on constraint one_difference_per_subject do update set resolved_at = null,
                known_amount = excluded.known_amount, request_id = excluded.request_id, receipt_key = excluded.receipt_key
            """;

    private static final String OF_REPORTS = FINDINGS + ", kept as (" + KEEP + """
            )
            update settlement_difference d set resolved_at = :now
            from looked_at r
            where d.resolved_at is null and d.creditor_fiscal_code = r.creditor_fiscal_code and d.psp_id = r.psp_id and d.fdr = r.fdr
              and not exists (select 1 from finding f where f.creditor_fiscal_code = d.creditor_fiscal_code
                              and f.kind = d.kind and f.subject = d.subject)
            """;

    private static final String NEVER_REPORTED = """
            with due as (
                select g.creditor_fiscal_code, c.key, c.receipt_id, c.creditor_reference_id, c.request_id,
                       coalesce((select sum(t.amount) from receipt_transfer t where t.receipt_key = c.key
                                   and t.creditor_fiscal_code = g.creditor_fiscal_code and t.iban is not null),
                                case when c.creditor_fiscal_code = g.creditor_fiscal_code
                                       and not exists (select 1 from receipt_transfer t where t.receipt_key = c.key)
                                     then c.amount end) as amount
                from settlement_progress g
                join receipt c on c.stored_at >= g.complete_at - :lookedBack * interval '1 second'
                    and coalesce(c.paid_at, c.stored_at) >= g.first_asked_at - :toldBack * interval '1 second'
                    and coalesce(c.paid_at, c.stored_at) < g.complete_at - :within * interval '1 second'
            ), finding as (
                select creditor_fiscal_code, 'NOT_REPORTED' as kind, key::text as subject, null::varchar as psp_id,
                       null::varchar as fdr, creditor_reference_id as iuv, receipt_id as iur, null::varchar as outcome,
                       null::numeric as reported_amount, amount as known_amount, request_id, key as receipt_key
                from due
                where amount is not null and not exists (
                    select 1 from settlement_payment p join settlement_report r on r.id = p.report_id
                    where p.iuv = due.creditor_reference_id and p.iur = due.receipt_id
                      and r.creditor_fiscal_code = due.creditor_fiscal_code)
            )
            """ + KEEP;

    private static final String REPORTED_AFTER_ALL = """
            update settlement_difference d set resolved_at = :now
            where d.kind = 'NOT_REPORTED' and d.resolved_at is null and exists (
                select 1 from settlement_payment p join settlement_report r on r.id = p.report_id
                where p.iuv = d.iuv and p.iur = d.iur and r.creditor_fiscal_code = d.creditor_fiscal_code)
            """;

    private final JdbcClient jdbc;
    private final SettlementTerms terms;

    Matching(JdbcClient jdbc, SettlementTerms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    void reports(Collection<UUID> reports, Instant now) {
        jdbc.sql(OF_REPORTS).param("reports", reports.toArray(UUID[]::new)).param("now", Timestamp.from(now)).update();
    }

    /** Measured from the last time all reports were known: while none can be fetched nothing is overdue. */
    void neverReported(Instant now) {
        jdbc.sql(REPORTED_AFTER_ALL).param("now", Timestamp.from(now)).update();
        jdbc.sql(NEVER_REPORTED).param("now", Timestamp.from(now)).param("lookedBack", LOOKED_BACK.toSeconds())
                .param("toldBack", TOLD_BACK.toSeconds()).param("within", terms.reportedWithin().toSeconds()).update();
    }
}

package it.portaledgst.domain.retention;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of a person, for whoever asks for it (GDPR, article 15), and what can be forgotten at once (article 17). */
@Component
public class PersonalData {

    private static final String OF_DEBTOR = "r.debtor_tax_country = :first and r.debtor_tax_code = :second";
    private static final String OF_OWNER = "r.owner_issuer = :first and r.owner_subject = :second";

    private final JdbcClient jdbc;
    private final Retention retention;

    PersonalData(JdbcClient jdbc, Retention retention) {
        this.jdbc = jdbc;
        this.retention = retention;
    }

    /**
     * @param payments what is kept because somebody has paid, or because it can still be paid
     * @param support  support requests that are still open
     */
    public record Forgotten(int paymentsForgotten, int supportForgotten, long payments, long support) {
    }

    /** Everything, as JSON: names are those of the tables. Staff who looked are told by office and act, not by name. */
    @Transactional(readOnly = true)
    public String export(DataSubject who) {
        boolean owner = who instanceof DataSubject.OfOwner;
        return about(who, """
                with request as (select r.* from payment_request r where %1$s),
                     support as (select r.* from support_request r where %2$s)
                select jsonb_pretty(jsonb_build_object(
                    'payment_requests', (select coalesce(jsonb_agg(to_jsonb(r) - 'search_text' order by created_at), '[]') from request r),
                    'payment_events', (select coalesce(jsonb_agg(to_jsonb(e) order by e.id), '[]') from payment_event e join request r on r.id = e.request_id),
                    'receipts', (select coalesce(jsonb_agg(to_jsonb(e) - 'raw' - 'pushed_xml' || jsonb_build_object('raw_base64', encode(raw, 'base64'),
                        'pushed_xml_base64', encode(pushed_xml, 'base64')) order by e.stored_at), '[]') from receipt e join request r on r.id = e.request_id),
                    'documents', (select coalesce(jsonb_agg(to_jsonb(d) - 'pdf' order by d.created_at), '[]') from document d join request r on r.id = d.request_id),
                    'online_attempts', (select coalesce(jsonb_agg(to_jsonb(a) - 'return_token' order by a.started_at), '[]')
                        from online_attempt a join request r on r.id = a.request_id),
                    'support_requests', (select coalesce(jsonb_agg(to_jsonb(s) - 'claimed_issuer' - 'claimed_subject' - 'claimed_name' - 'task_assignee'
                        - 'reply_draft' order by created_at), '[]') from support s),
                    'support_messages', (select coalesce(jsonb_agg(to_jsonb(m) - 'who_issuer' - 'who_subject' - 'who_name' order by m.position), '[]')
                        from support_message m join support s on s.id = m.request_id),
                    'company_statements', (select coalesce(jsonb_agg(to_jsonb(r) - 'decided_by' order by requested_at), '[]') from company_statement r where %3$s),
                    'drafts', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from payment_draft r where %2$s),
                    'support_drafts', (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from support_draft r where %2$s),
                    'staff_acts', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'office', e.who_office, 'act', e.act, 'purpose', e.purpose)
                        order by e.number), '[]') from staff_event e
                        where e.subject_id in (select id::text from request union select id::text from support))))
                """.formatted(owner ? OF_OWNER : OF_DEBTOR, owner ? OF_OWNER : "false",
                owner ? OF_OWNER : "r.applicant_tax_code = :second and :first = 'IT'")).query(String.class).single();
    }

    /** Requests that nobody has paid and nobody can pay any more, support requests and statements that are over, drafts and hints. What was paid stays its time. */
    @Transactional
    public Forgotten forget(DataSubject who) {
        boolean owner = who instanceof DataSubject.OfOwner;
        String mine = owner ? OF_OWNER : OF_DEBTOR;
        int payments = retention.forget(about(who, "select r.id from payment_request r where " + mine
                + " and r.state in ('DELETED', 'EXPIRED') and not exists (select from receipt e where e.request_id = r.id) for update").query(UUID.class).list());
        long kept = about(who, "select count(*) from payment_request r where " + mine).query(Long.class).single();
        if (!owner) {
            return new Forgotten(payments, 0, kept, 0);
        }
        int support = retention.forgetSupport(about(who, "select r.id from support_request r where " + mine
                + " and r.state in ('ANSWERED', 'CLOSED') for update").query(UUID.class).list());
        retention.forgetStatements(about(who, "select r.id from company_statement r where " + mine
                + " and (r.state = 'REFUSED' or r.state = 'READY' and r.expires_at < now()) for update").query(UUID.class).list());
        about(who, "delete from payment_draft r where " + mine).update();
        about(who, "delete from support_draft r where " + mine).update();
        about(who, "delete from seen_hint r where " + mine).update();
        return new Forgotten(payments, support, kept,
                about(who, "select count(*) from support_request r where " + mine).query(Long.class).single());
    }

    private JdbcClient.StatementSpec about(DataSubject who, String sql) {
        return jdbc.sql(sql).params(switch (who) {
            case DataSubject.OfDebtor(var taxId) -> Map.of("first", taxId.country(), "second", taxId.number());
            case DataSubject.OfOwner(var citizen) -> Map.of("first", citizen.issuer(), "second", citizen.subject());
        });
    }
}

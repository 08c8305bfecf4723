package it.portaledgst.domain.desk;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.payment.PaymentRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Only the conditions that were asked for are in the statement, so that each search has an index to go by. */
@Component
class DeskQuery {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeskQuery(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Newest first.
     *
     * @param office null for all
     * @param after  null for the first page
     */
    List<UUID> page(DeskFilter wanted, String office, PaymentRequest after, int limit) {
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new LinkedHashMap<>();
        and(conditions, values, "office_code = :office", "office", office);
        and(conditions, values, "notice_code = :notice", "notice", wanted.noticeCode());
        and(conditions, values, "debtor_tax_code = :tax", "tax", wanted.taxCode());
        and(conditions, values, "search_text like :words", "words", wanted.words() == null ? null : "%" + wanted.words() + "%");
        and(conditions, values, "created_at >= :from", "from", wanted.from() == null ? null : Timestamp.from(PaymentTerms.startOf(wanted.from())));
        and(conditions, values, "created_at < :end", "end", wanted.to() == null ? null
                : Timestamp.from(PaymentTerms.startOf(wanted.to().plusDays(1))));
        if (wanted.state() != null) {
            // the state is the one that is shown
            var today = PaymentTerms.today(clock);
            switch (wanted.state()) {
                case TO_PAY -> and(conditions, values, "state = 'TO_PAY' and due_date >= :today", "today", today);
                case EXPIRED -> and(conditions, values, "(state = 'EXPIRED' or state = 'TO_PAY' and due_date < :today)", "today", today);
                case PAID, DELETED -> and(conditions, values, "state = :state", "state", wanted.state().name());
            }
        }
        if (after != null) {
            and(conditions, values, "created_at <= :last and (created_at < :last or id > :lastId)", "last", Timestamp.from(after.createdAt()));
            values.put("lastId", after.id());
        }
        return jdbc.sql("select id from payment_request where " + String.join(" and ", conditions) + " order by created_at desc, id limit :limit")
                .params(values).param("limit", limit).query(UUID.class).list();
    }

    private static void and(List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}

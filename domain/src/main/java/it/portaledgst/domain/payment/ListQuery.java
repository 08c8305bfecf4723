package it.portaledgst.domain.payment;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.text.SearchText;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The rows of a citizen's list. Only the conditions that were asked for are in the statement. */
@Component
class ListQuery {

    private static final String LATER = "(r.createdAt < :createdAt or r.createdAt = :createdAt and r.id > :id)";

    private final EntityManager entities;
    private final RequestAssembler assembler;

    ListQuery(EntityManager entities, RequestAssembler assembler) {
        this.entities = entities;
        this.assembler = assembler;
    }

    /** @param after null for the first page */
    List<PaymentRequestEntity> page(Citizen owner, PaymentFilter filter, PaymentOrder order, Cursor after, int limit) {
        var wanted = conditions(owner, filter);
        var start = after == null ? "" : switch (order) {
            case NEWEST -> " and " + LATER;
            case DUE_DATE -> " and r.dueDate >= :key and (r.dueDate > :key or " + LATER + ")";
            case AMOUNT -> " and r.amount <= :key and (r.amount < :key or " + LATER + ")";
        };
        if (after != null) {
            wanted.values.put("createdAt", after.createdAt());
            wanted.values.put("id", after.id());
            if (after.key() != null) {
                wanted.values.put("key", after.key());
            }
        }
        var rows = entities.createQuery("select r" + wanted.text + start + switch (order) {
            case NEWEST -> " order by ";
            case DUE_DATE -> " order by r.dueDate, ";
            case AMOUNT -> " order by r.amount desc, ";
        } + "r.createdAt desc, r.id", PaymentRequestEntity.class);
        return wanted.in(rows).setMaxResults(limit).getResultList();
    }

    long count(Citizen owner, PaymentFilter filter) {
        var wanted = conditions(owner, filter);
        return wanted.in(entities.createQuery("select count(*)" + wanted.text, Long.class)).getSingleResult();
    }

    private record Conditions(StringBuilder text, Map<String, Object> values) {

        void and(String condition, String name, Object value) {
            text.append(" and ").append(condition);
            values.put(name, value);
        }

        <Q extends Query> Q in(Q query) {
            values.forEach(query::setParameter);
            return query;
        }
    }

    private Conditions conditions(Citizen owner, PaymentFilter filter) {
        var wanted = new Conditions(new StringBuilder(" from PaymentRequestEntity r where r.ownerIssuer = :issuer"), new HashMap<>());
        wanted.values.put("issuer", owner.issuer());
        wanted.and("r.ownerSubject = :subject", "subject", owner.subject());
        if (filter.state() != null) {
            state(wanted, filter.state());
        }
        if (filter.text() != null) {
            wanted.and("r.searchText like :pattern", "pattern", pattern(filter.text()));
        }
        if (filter.serviceCode() != null) {
            wanted.and("r.serviceCode = :service", "service", filter.serviceCode());
        }
        if (filter.from() != null) {
            wanted.and("r.createdAt >= :from", "from", PaymentTerms.startOf(filter.from()));
        }
        if (filter.to() != null) {
            wanted.and("r.createdAt < :end", "end", PaymentTerms.startOf(filter.to().plusDays(1)));
        }
        return wanted;
    }

    /** The state is the one to show: an unpaid request past its last day counts as expired. */
    private void state(Conditions wanted, PaymentState state) {
        switch (state) {
            case TO_PAY -> wanted.and("r.state = TO_PAY and r.dueDate >= :today", "today", assembler.today());
            case EXPIRED -> wanted.and("(r.state = EXPIRED or r.state = TO_PAY and r.dueDate < :today)", "today", assembler.today());
            default -> wanted.and("r.state = :state", "state", state);
        }
    }

    /** A notice code is found however its digits are grouped. */
    private static String pattern(String text) {
        var compact = text.replaceAll("\\s", "");
        return "%" + (compact.matches("\\d+") ? compact : SearchText.normalise(text)) + "%";
    }
}

package it.portaledgst.domain.dossier;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which requests a selection is of. It knows nothing of who asks. */
@Component
class SelectedRequests {

    /** Of debtors and of references; whoever has more of them chooses years instead. */
    private static final int MOST_CHOICES = 1_000;
    /** Upper and lower case and blanks at the ends do not make another reference. */
    private static final String REFERENCE = "upper(btrim(r.fields ->> :field)) = upper(:value)";

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    SelectedRequests(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    private record Conditions(String text, Map<String, Object> values) {
    }

    int count(DossierSelection selection, Instant until) {
        var wanted = conditions(selection, until);
        return jdbc.sql("select count(*)" + wanted.text).params(wanted.values).query(Integer.class).single();
    }

    /**
     * The oldest first.
     *
     * @param last the last of the piece before; null for the first
     */
    List<UUID> next(DossierSelection selection, Instant until, PaymentRequest last, int limit) {
        var wanted = conditions(selection, until);
        if (last != null) {
            wanted.values.put("createdAt", Timestamp.from(last.createdAt()));
            wanted.values.put("id", last.id());
        }
        wanted.values.put("limit", limit);
        return jdbc.sql("select r.id" + wanted.text + (last == null ? "" : " and (r.created_at, r.id) > (:createdAt, :id)")
                + " order by r.created_at, r.id limit :limit").params(wanted.values).query(UUID.class).list();
    }

    DossierChoices choices(Citizen createdBy) {
        return new DossierChoices(debtors(createdBy), references(createdBy), ofCreator("""
                select distinct extract(year from r.created_at at time zone 'Europe/Rome')::integer as year from payment_request r
                where r.owner_issuer = :issuer and r.owner_subject = :subject order by year desc
                """, createdBy).query(Integer.class).list());
    }

    /** The same number of another country may be written in more ways than one. */
    private List<DossierChoices.Debtor> debtors(Citizen createdBy) {
        var debtors = new LinkedHashMap<String, DossierChoices.Debtor>();
        ofCreator("""
                select debtor_tax_country, debtor_tax_code, (array_agg(debtor_name order by created_at desc))[1] as name
                from payment_request where owner_issuer = :issuer and owner_subject = :subject
                group by debtor_tax_country, debtor_tax_code order by max(created_at) desc limit :most
                """, createdBy).param("most", MOST_CHOICES).query(row -> {
                    var taxId = new TaxId(row.getString("debtor_tax_country"), row.getString("debtor_tax_code"));
                    debtors.putIfAbsent(taxId.key(), new DossierChoices.Debtor(taxId, row.getString("name")));
                });
        return debtors.values().stream().sorted(Comparator.comparing(DossierChoices.Debtor::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private List<DossierChoices.Reference> references(Citizen createdBy) {
        var labels = referenceFields();
        if (labels.isEmpty()) {
            return List.of();
        }
        return ofCreator("""
                select field.key as field, upper(btrim(field.value)) as value from payment_request r, jsonb_each_text(r.fields) field
                where r.owner_issuer = :issuer and r.owner_subject = :subject and field.key in (:fields) and btrim(field.value) <> ''
                group by 1, 2 order by max(r.created_at) desc limit :most
                """, createdBy).param("fields", labels.keySet()).param("most", MOST_CHOICES)
                .query((row, number) -> new DossierChoices.Reference(
                        new DossierSelection.Reference(row.getString("field"), row.getString("value")), labels.get(row.getString("field")))).list()
                .stream().sorted(Comparator.comparing(DossierChoices.Reference::label).thenComparing(choice -> choice.reference().value())).toList();
    }

    /** The references of the reason for payment that somebody writes: numbers and call signs, by the name of their field. */
    private Map<String, String> referenceFields() {
        return catalogue.all().stream().map(ServiceEntry::fields).flatMap(List::stream)
                .filter(field -> field.type() == FieldType.TEXT && field.causale() != null)
                .collect(Collectors.toMap(ServiceField::name, ServiceField::label, (one, same) -> one));
    }

    private JdbcClient.StatementSpec ofCreator(String sql, Citizen createdBy) {
        return jdbc.sql(sql).param("issuer", createdBy.issuer()).param("subject", createdBy.subject());
    }

    /** How much was paid for the requests. */
    BigDecimal sum(DossierSelection selection, Instant until) {
        var wanted = conditions(selection, until);
        return jdbc.sql("select coalesce(sum(r.amount), 0)" + wanted.text).params(wanted.values).query(BigDecimal.class).single();
    }

    /** A natural person's code finds nothing, whoever asks in whose name: what people pay for themselves is not a company's. */
    private static Conditions paidFor(DossierSelection selection, Instant until) {
        var values = new HashMap<String, Object>(Map.of("country", selection.debtor().country(), "code", selection.debtor().number(),
                "from", Timestamp.from(PaymentTerms.startOf(selection.paid().from())),
                "end", Timestamp.from(PaymentTerms.startOf(selection.paid().to().plusDays(1))), "until", Timestamp.from(until)));
        return new Conditions("""
                 from payment_request r where r.state = 'PAID' and r.debtor_kind = 'LEGAL_PERSON' and r.debtor_tax_country = :country
                and r.debtor_tax_code = :code and r.paid_at >= :from and r.paid_at < :end
                and exists (select 1 from receipt e where e.key = r.receipt_key and e.stored_at <= :until)""", values);
    }

    private Conditions conditions(DossierSelection selection, Instant until) {
        if (selection.forACompany()) {
            return paidFor(selection, until);
        }
        var text = new StringBuilder(" from payment_request r where r.owner_issuer = :issuer and r.owner_subject = :subject and r.created_at <= :until");
        var values = new HashMap<String, Object>(Map.of("issuer", selection.createdBy().issuer(),
                "subject", selection.createdBy().subject(), "until", Timestamp.from(until)));
        if (selection.debtor() != null) {
            text.append(" and r.debtor_tax_country = :country and r.debtor_tax_code in (:codes)");
            values.put("country", selection.debtor().country());
            values.put("codes", spellings(selection.createdBy(), selection.debtor()));
        }
        if (selection.reference() != null) {
            text.append(" and ").append(REFERENCE);
            values.put("field", selection.reference().field());
            values.put("value", selection.reference().value());
        }
        if (selection.firstYear() != null) {
            text.append(" and r.created_at >= :from");
            values.put("from", startOf(selection.firstYear()));
        }
        if (selection.lastYear() != null) {
            text.append(" and r.created_at < :end");
            values.put("end", startOf(selection.lastYear() + 1));
        }
        return new Conditions(text.toString(), values);
    }

    private List<String> spellings(Citizen createdBy, TaxId debtor) {
        if (debtor.isItalian()) {
            return List.of(debtor.number());
        }
        var known = ofCreator("select distinct debtor_tax_code from payment_request where owner_issuer = :issuer and owner_subject = :subject"
                + " and debtor_tax_country = :country", createdBy).param("country", debtor.country()).query(String.class).list().stream()
                .filter(code -> new TaxId(debtor.country(), code).key().equals(debtor.key())).toList();
        return known.isEmpty() ? List.of(debtor.number()) : known;
    }

    private static Timestamp startOf(int year) {
        return Timestamp.from(PaymentTerms.startOf(LocalDate.of(year, 1, 1)));
    }
}

package it.portaledgst.domain.dossier;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.lock.Locks;
import it.portaledgst.domain.payment.Citizen;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The side of those who ask for dossiers. Every method enforces the asker: what somebody else asked for behaves as if it
 * did not exist. A citizen's dossier holds only what they created themselves.
 */
@Service
@Transactional
public class Dossiers {

    public static final int MAX_REQUESTS = 1_000;
    /** Of one person at once, whatever their state, until they are deleted or expire. */
    public static final int MAX_DOSSIERS = 5;
    public static final int DAYS_KEPT = 7;

    static final Duration KEPT = Duration.ofDays(DAYS_KEPT);
    private static final int FIRST_YEAR = 2000;
    /** How many a page shows, those that have expired included. */
    private static final int SHOWN = 50;
    /** What is for a company is with the statement that it belongs to. */
    private static final String OF_ASKER = " asker_issuer = :issuer and asker_subject = :subject and created_by_subject is not null ";
    private static final String ALIVE = " (state in ('WAITING', 'MAKING') or state = 'READY' and expires_at > :now) ";

    private final JdbcClient jdbc;
    private final SelectedRequests requests;
    private final Locks locks;
    private final Clock clock;

    Dossiers(JdbcClient jdbc, SelectedRequests requests, Locks locks, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.locks = locks;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public DossierChoices choices(Citizen asker) {
        return requests.choices(asker);
    }

    /**
     * Asks for a dossier; what is asked for while it is under way is not made twice.
     *
     * @throws RejectedException        with a sentence for the asker
     * @throws IllegalArgumentException when the selection is of somebody else's requests
     */
    public Dossier ask(Citizen asker, DossierSelection selection) {
        if (!asker.equals(selection.createdBy())) {
            throw new IllegalArgumentException("a citizen's dossier is of what they created");
        }
        locks.hold("dossiers " + asker.issuer() + " " + asker.subject());
        var now = now();
        var known = list(asker).stream()
                .filter(dossier -> dossier.state().underWay() && dossier.selection().equals(selection)).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        check(selection, now);
        if (ofAsker("select count(*) from dossier where" + OF_ASKER + "and" + ALIVE, asker).param("now", Timestamp.from(now))
                .query(Integer.class).single() >= MAX_DOSSIERS) {
            throw new RejectedException(Refusal.DOSSIER_TOO_MANY, MAX_DOSSIERS);
        }
        int total = requests.count(selection, now);
        if (total == 0) {
            throw new RejectedException(Refusal.DOSSIER_EMPTY);
        }
        if (total > MAX_REQUESTS) {
            throw new RejectedException(Refusal.DOSSIER_TOO_BIG, MAX_REQUESTS, total);
        }
        var id = UUID.randomUUID();
        insert(id, asker, selection, total, now);
        return find(asker, id).orElseThrow();
    }

    private static void check(DossierSelection selection, Instant now) {
        int thisYear = DossierRows.day(now).getYear();
        for (var year : new Integer[] {selection.firstYear(), selection.lastYear()}) {
            if (year != null && (year < FIRST_YEAR || year > thisYear)) {
                throw new RejectedException(Refusal.FIELD_YEAR, String.valueOf(FIRST_YEAR), String.valueOf(thisYear));
            }
        }
        if (selection.firstYear() != null && selection.lastYear() != null && selection.firstYear() > selection.lastYear()) {
            throw new RejectedException(Refusal.DOSSIER_YEARS);
        }
    }

    private void insert(UUID id, Citizen asker, DossierSelection selection, int total, Instant now) {
        var debtor = selection.debtor();
        var reference = selection.reference();
        ofAsker("""
                insert into dossier (id, asker_issuer, asker_subject, created_by_issuer, created_by_subject, debtor_tax_country,
                    debtor_tax_code, reference_field, reference_value, first_year, last_year, asked_at, state, starts, not_before,
                    done, total, size)
                values (:id, :issuer, :subject, :byIssuer, :bySubject, :country, :code, :field, :value, :first, :last, :now, 'WAITING',
                    0, :now, 0, :total, 0)
                """, asker).param("id", id).param("byIssuer", selection.createdBy().issuer())
                .param("bySubject", selection.createdBy().subject())
                .param("country", debtor == null ? null : debtor.country()).param("code", debtor == null ? null : debtor.number())
                .param("field", reference == null ? null : reference.field()).param("value", reference == null ? null : reference.value())
                .param("first", selection.firstYear()).param("last", selection.lastYear()).param("now", Timestamp.from(now))
                .param("total", total).update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Dossier> list(Citizen asker) {
        return ofAsker("select * from dossier where" + OF_ASKER + "order by asked_at desc, id limit :shown", asker).param("shown", SHOWN)
                .query((row, number) -> DossierRows.dossier(row, clock.instant())).list();
    }

    @Transactional(readOnly = true)
    public Optional<Dossier> find(Citizen asker, UUID id) {
        return ofAsker("select * from dossier where" + OF_ASKER + "and id = :id", asker).param("id", id)
                .query((row, number) -> DossierRows.dossier(row, clock.instant())).optional();
    }

    /**
     * A piece of the file of a dossier that is ready, so that whoever sends it holds no more than one.
     *
     * @param number from 0 on
     * @return empty after the last, and when there is no file
     */
    @Transactional(readOnly = true)
    public Optional<byte[]> piece(Citizen asker, UUID id, int number) {
        return ofAsker("select p.content from dossier d join dossier_piece p on p.dossier_id = d.id where" + OF_ASKER
                + "and d.id = :id and d.state = 'READY' and d.expires_at > :now and p.number = :number", asker)
                .param("id", id).param("number", number).param("now", Timestamp.from(now())).query(byte[].class).optional();
    }

    /** With its file, at once; whoever makes it stops. Nothing happens when there is none. */
    public void delete(Citizen asker, UUID id) {
        ofAsker("delete from dossier where" + OF_ASKER + "and id = :id", asker).param("id", id).update();
    }

    private JdbcClient.StatementSpec ofAsker(String sql, Citizen asker) {
        return jdbc.sql(sql).param("issuer", asker.issuer()).param("subject", asker.subject());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

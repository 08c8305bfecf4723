package it.portaledgst.domain;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes which creditors this program was started with and says when another was started with others, or when somebody's
 * notices wait to be paid who is on the list no more. Nobody's list is replaced and nothing is stopped (decision 0019).
 */
@Component("creditors")
public class CreditorLists implements HealthIndicator, SmartInitializingSingleton {

    static final Status OUT_OF_STEP = new Status("OUT_OF_STEP");
    private static final Logger LOG = LoggerFactory.getLogger(CreditorLists.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a kind of program was started with last. */
    private record Started(String program, JsonNode creditors, Instant at) {
    }

    private final Creditors creditors;
    private final String program;
    private final JdbcClient jdbc;
    private final Clock clock;
    private String said;

    CreditorLists(Creditors creditors, @Value("${spring.application.name:portale}") String program, JdbcClient jdbc, Clock clock) {
        this.creditors = creditors;
        this.program = program;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        jdbc.sql("""
                insert into creditor_list (program, creditors, started_at) values (:program, :creditors, :now)
                on conflict (program) do update set creditors = excluded.creditors, started_at = excluded.started_at
                """).param("program", program).param("creditors", JSON.writeValueAsString(creditors.creditors()))
                .param("now", Timestamp.from(clock.instant())).update();
        disagreement();
    }

    @Override
    public Health health() {
        return disagreement().map(sentence -> Health.status(OUT_OF_STEP).withDetail("reason", sentence)).orElseGet(Health::up).build();
    }

    /** The sentence is also logged, once for as long as it holds. */
    Optional<String> disagreement() {
        var sentences = new ArrayList<String>();
        JsonNode mine = JSON.valueToTree(creditors.creditors());
        started().stream().filter(other -> !other.creditors.equals(mine)).forEach(other -> sentences.add(
                "%s was started at %s with other creditors (%s). Give every program the same portale.creditors and start the ones with the old list again."
                        .formatted(other.program.equals(program) ? "Another " + program : other.program, other.at.truncatedTo(ChronoUnit.SECONDS),
                                difference(mine, other.creditors))));
        missing().forEach(fiscalCode -> sentences.add(("The creditor %s has notices that may still be paid and is not in portale.creditors:"
                + " put it back until they are paid or have expired.").formatted(fiscalCode)));
        var sentence = String.join(" ", sentences);
        synchronized (this) {
            if (!sentence.isEmpty() && !sentence.equals(said)) {
                LOG.warn(sentence);
            }
            said = sentence;
        }
        return sentence.isEmpty() ? Optional.empty() : Optional.of(sentence);
    }

    private List<Started> started() {
        return jdbc.sql("select program, creditors, started_at from creditor_list order by program")
                .query((row, number) -> new Started(row.getString("program"), JSON.readTree(row.getString("creditors")),
                        row.getTimestamp("started_at").toInstant())).list();
    }

    private List<String> missing() {
        return jdbc.sql("select distinct creditor_fiscal_code from payment_request where state = 'TO_PAY' and due_date >= :yesterday"
                        + " and creditor_fiscal_code not in (:known) order by creditor_fiscal_code")
                .param("yesterday", clock.instant().atZone(PaymentTerms.ROME).toLocalDate().minusDays(1))
                .param("known", creditors.creditors().stream().map(Creditor::fiscalCode).toList()).query(String.class).list();
    }

    private static String difference(JsonNode mine, JsonNode theirs) {
        var ours = byKey(mine);
        var others = byKey(theirs);
        var keys = new TreeSet<>(ours.keySet());
        keys.addAll(others.keySet());
        keys.removeIf(key -> ours.containsKey(key) && ours.get(key).equals(others.get(key)));
        return keys.isEmpty() ? "the same in another order" : String.join(", ", keys);
    }

    private static TreeMap<String, JsonNode> byKey(JsonNode list) {
        var byKey = new TreeMap<String, JsonNode>();
        list.forEach(creditor -> byKey.put(creditor.path("key").asString(""), creditor));
        return byKey;
    }
}

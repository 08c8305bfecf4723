package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asking is free: however often and by however many at once, nothing at all changes. */
class RepeatedQuestionsTest extends PaForNodeTest {

    private static final int TIMES = 50;
    private static final int THREADS = 10;

    @Test
    @Timeout(300)
    void askingFiftyTimesAtOnceLeavesTheWholeDatabaseAsItWas() throws Exception {
        var open = confirm();
        var beingPaid = confirm();
        requests.startOnlinePayment(ANNA, beingPaid.id());
        var paid = confirm();
        receipts.register(receiptFor(paid));
        var deleted = confirm();
        requests.delete(ANNA, deleted.id());
        var before = wholeDatabase();
        assertThat(before).containsKeys("payment_request", "receipt", "online_attempt", "outbox_record", "payment_event", "sequences");

        var others = List.of(beingPaid, paid, deleted);
        var questions = new ArrayList<Callable<String>>();
        for (int i = 0; i < TIMES; i++) {
            for (var operation : List.of(Operation.paVerifyPaymentNotice, Operation.paGetPayment, Operation.paGetPaymentV2)) {
                var other = others.get(i % others.size());
                questions.add(() -> "open: " + outcome(Messages.of(operation, open)));
                questions.add(() -> lifecycle.get(other.id()).state() + ": " + outcome(Messages.of(operation, other)));
            }
        }
        Map<String, Integer> answers = new TreeMap<>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var answer : threads.invokeAll(questions)) {
                answers.merge(answer.get(), 1, Integer::sum);
            }
        }

        assertThat(answers).isEqualTo(Map.of("open: OK", 3 * TIMES, "TO_PAY: OK", 3 * 17, "PAID: KO PAA_PAGAMENTO_DUPLICATO", 3 * 17,
                "DELETED: KO PAA_PAGAMENTO_ANNULLATO", 3 * 16));
        assertThat(wholeDatabase()).isEqualTo(before);
    }

    /** An answer that would come too late, as on a machine with much to do, is asked for again, as the node does. */
    private String outcome(String message) throws Exception {
        String outcome;
        do {
            outcome = value(ask(message), "concat(outcome, ' ', fault/faultCode)").strip();
        } while (outcome.equals("KO PAA_SYSTEM_ERROR"));
        return outcome;
    }

    /** Every row of every table, and where the sequences stand; without what the program notes by itself about the other parts. */
    private Map<String, List<String>> wholeDatabase() {
        var content = new TreeMap<String, List<String>>();
        for (var table : jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"
                + " and table_name <> 'service_probe'")
                .query(String.class).list()) {
            content.put(table, jdbc.sql("select t::text from " + table + " t order by 1").query(String.class).list());
        }
        content.put("sequences", jdbc.sql("select sequencename || ' ' || coalesce(last_value, 0) from pg_sequences order by 1")
                .query(String.class).list());
        return content;
    }
}

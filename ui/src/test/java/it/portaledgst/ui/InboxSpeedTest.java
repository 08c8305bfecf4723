package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.IntStream;

import it.portaledgst.ui.helpdesk.InboxView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox as it is opened, with 10,000 open cases: whom the page asks, what it reads and builds. The times are in the test's output. */
class InboxSpeedTest extends ViewTest {

    private static final int OPENINGS = 30;
    private static final Duration MOST = Duration.ofMillis(100);

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void tenThousandOpenCases() {
        nothingOpen();
        jdbc.sql("""
                insert into support_request (id, number, idempotency_key, owner_issuer, owner_subject, category, abroad, blocked, says_paid, email,
                       language, state, office_code, priority, rule, due_days, due_kind, due_at, created_at, changed_at)
                select gen_random_uuid(), 'S-2026-' || lpad((900000 - n)::text, 6, '0'), gen_random_uuid(), 'https://sso.example', 'p' || n % 3000,
                       (array['TECNICO', 'STATO_PAGAMENTO', 'AMMINISTRATIVO', 'ELENCO_RICEVUTE'])[1 + n % 4], false, false, false,
                       'p@posta.example', 'it', 'OPEN', (array['ISP-LOM', 'ISP-SIC', 'SUP-TEC', 'ISP-VEN'])[1 + n % 4], 'MEDIA', 'R11', 10, 'LAVORATIVI',
                       now() + (n % 2000 - 300) * interval '1 hour', now() - n * interval '1 minute', now() - n * interval '1 minute'
                from generate_series(1, 10000) n""").update();
        jdbc.sql("analyze support_request").update();
    }

    @AfterEach
    void nothingOpen() {
        jdbc.sql("truncate support_request, support_message, support_act, support_note, support_event").update();
    }

    @Test
    @WithCitizen(role = "AMMINISTRATORE", office = "DGST-CEN")
    @DisplayName("the inbox of all offices opens within 100 ms with 10,000 open cases")
    void ofAllOffices() {
        assertQuick("all offices");
    }

    @Test
    @WithCitizen(role = "RESPONSABILE", office = "ISP-LOM")
    @DisplayName("so does that of one office, with the load of its clerks")
    void ofOneOffice() {
        assertQuick("one office, its head");
    }

    /** Asserted is the time the page's own thread works, which does not depend on what else the machine does; the database's part is InboxTest's. */
    private void assertQuick(String whose) {
        IntStream.range(0, 5).forEach(warm -> navigate(InboxView.class));
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        long[] took = IntStream.range(0, OPENINGS).mapToLong(opening -> {
            long start = System.nanoTime();
            navigate(InboxView.class);
            return System.nanoTime() - start;
        }).sorted().toArray();
        var worked = Duration.ofNanos((threads.getCurrentThreadCpuTime() - began) / OPENINGS);
        assertThat(rows()).isNotEmpty();
        System.out.printf("inbox, 10,000 open cases, %s: best %.1f ms, median %.1f ms, worst %.1f ms of %d openings; %.1f ms of work each%n", whose,
                took[0] / 1e6, took[OPENINGS / 2] / 1e6, took[OPENINGS - 1] / 1e6, OPENINGS, worked.toNanos() / 1e6);
        assertThat(worked).isLessThan(MOST);
    }
}

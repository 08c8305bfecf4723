package it.portaledgst.workers.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import it.portaledgst.workers.WorkersTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Scanner;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetentionRoundTest extends WorkersTest {

    @Autowired
    private RetentionRound round;
    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void nothing() {
        jdbc.sql("truncate payment_request cascade").update();
    }

    @Test
    void aNightForgetsAllThatIsOldEnoughInPortionsAndCountsIt() {
        var model = deleted();
        jdbc.sql("""
                insert into payment_request (id, idempotency_key, owner_issuer, owner_subject, creditor_fiscal_code, notice_code, iuv, service_code,
                    service_version, service_title, debtor_kind, debtor_name, debtor_tax_country, debtor_tax_code, debtor_email, amount, office_code,
                    fields, description, search_text, state, due_date, created_at)
                select gen_random_uuid(), gen_random_uuid(), owner_issuer, owner_subject, creditor_fiscal_code, '3' || lpad(n::text, 17, '0'),
                    lpad(n::text, 17, '0'), service_code, service_version, service_title, debtor_kind, debtor_name, debtor_tax_country, debtor_tax_code,
                    debtor_email, amount, office_code, fields, description, search_text, state, due_date, created_at
                from payment_request, generate_series(1, 400) n where id = ?""").param(model).update();
        double before = forgotten();
        round.go();
        assertThat(forgotten()).as("the period of two years is set").isEqualTo(before);

        clock.pass(Duration.ofDays(3 * 366));
        round.go();
        assertThat(forgotten()).isEqualTo(before + 401);
        assertThat(jdbc.sql("select count(*) from payment_request where debtor_name <> 'Dati cancellati'").query(Long.class).single()).isZero();
    }

    @Test
    void anOperatorTellsAPersonEverythingAndForgetsWhatMayBeForgotten() {
        deleted();
        assertThat(command(0, "export", "rssmra80a01h501u")).contains("\"debtor_name\": \"Mario Rossi\"");
        assertThat(command(0, "export", ANNA.issuer() + " " + ANNA.subject())).contains("\"debtor_name\": \"Mario Rossi\"");
        assertThat(command(0, "export", "DE DE136695976")).doesNotContain("debtor_name");
        assertThat(command(0, "forget", "RSSMRA80A01H501U")).contains("forgotten: 1 payment requests, 0 support requests. Kept: 0 payment requests");
        assertThat(command(0, "export", "RSSMRA80A01H501U")).doesNotContain("Mario Rossi");
        for (var wrong : List.of("RSSMRA80A01H501X", "", "a b c")) {
            assertThat(command(2, "export", wrong)).contains("Usage");
        }
        assertThat(command(2, "erase", "RSSMRA80A01H501U")).contains("Usage");
    }

    private UUID deleted() {
        var request = confirm();
        requests.delete(ANNA, request.id());
        return request.id();
    }

    private double forgotten() {
        return meters.counter("portale.retention.forgotten", "what", "requests").count();
    }

    private String command(int exitCode, String argument, String input) {
        var said = new ByteArrayOutputStream();
        assertThat(PersonalDataCommand.run(List.of(argument), new Scanner(input), new PrintStream(said, true, StandardCharsets.UTF_8), databaseSettings()))
                .isEqualTo(exitCode);
        return said.toString(StandardCharsets.UTF_8);
    }
}

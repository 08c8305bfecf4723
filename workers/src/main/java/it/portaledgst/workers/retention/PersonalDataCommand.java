package it.portaledgst.workers.retention;

import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.journal.PaymentJournal;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.retention.DataSubject;
import it.portaledgst.domain.retention.PersonalData;
import it.portaledgst.domain.retention.Retention;
import it.portaledgst.domain.retention.RetentionTerms;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar workers.jar personal-data export|forget}: what is known of a person, or forgets what may be forgotten of them
 * at once (docs/privacy.md). Who it is comes as one line on the standard input, so that it stands in no list of processes and no
 * history: an Italian tax code, {@code COUNTRY NUMBER} of another country, or {@code ISSUER SUBJECT} of somebody who signs in.
 * Exit codes: 0 done, 2 wrong usage.
 */
public final class PersonalDataCommand {

    public static final String NAME = "personal-data";
    private static final String USAGE = "Usage: " + NAME + " export|forget, with one line on the standard input: CODICE-FISCALE, or COUNTRY NUMBER, or ISSUER SUBJECT.";

    /** The database and what is asked of it: no migration, no engine, no port. Nothing that the program itself would find. */
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class})
    @EnableConfigurationProperties(RetentionTerms.class)
    @Import({PersonalData.class, Retention.class, PaymentJournal.class})
    static class Database {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private PersonalDataCommand() {
    }

    /** @param settings as on a command line, beside those of the workers */
    public static int run(List<String> arguments, Scanner in, PrintStream out, String... settings) {
        if (arguments.size() != 1 || !List.of("export", "forget").contains(arguments.getFirst())) {
            out.println(USAGE);
            return 2;
        }
        var who = in.hasNextLine() ? read(in.nextLine().strip()) : Optional.<DataSubject>empty();
        if (who.isEmpty()) {
            out.println("That is nobody's. " + USAGE);
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Database.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .properties("logging.level.root=WARN").run(settings)) {
            var data = context.getBean(PersonalData.class);
            if (arguments.getFirst().equals("export")) {
                out.println(data.export(who.get()));
            } else {
                var done = data.forget(who.get());
                out.println("forgotten: " + done.paymentsForgotten() + " payment requests, " + done.supportForgotten() + " support requests. Kept: "
                        + done.payments() + " payment requests (paid, or still to pay), " + done.support() + " support requests (open).");
            }
            return 0;
        }
    }

    private static Optional<DataSubject> read(String line) {
        var words = line.split("\\s+");
        if (words.length == 1) {
            var italian = TaxId.italian(words[0]);
            return TaxCodes.isNaturalPerson(italian.number()) || TaxCodes.isLegalPerson(italian.number())
                    ? Optional.of(new DataSubject.OfDebtor(italian)) : Optional.empty();
        }
        if (words.length != 2) {
            return Optional.empty();
        }
        var foreign = new TaxId(words[0], words[1]);
        return Optional.of(foreign.isForeign() ? new DataSubject.OfDebtor(foreign) : new DataSubject.OfOwner(new Citizen(words[0], words[1])));
    }
}

package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What comes from pagoPA tells of persons. Whatever becomes of it, the log tells of none. */
class LogTest extends PaForNodeTest {

    /** Elements of pagoPA's messages that tell who somebody is or where they live. */
    private static final Pattern PERSONAL = Pattern.compile("<(?:\\w+:)?(fullName|entityUniqueIdentifierValue|e-mail|streetName|city|postalCode)>([^<]{4,})<");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        jdbc.sql("alter table receipt drop constraint if exists no_receipt_is_good_enough").update();
    }

    @Test
    void noPersonIsInTheLogWhateverBecomesOfAMessage() throws Exception {
        var messages = new ArrayList<>(samples());
        for (var operation : Operation.values()) {
            messages.add(Messages.of(operation, confirm()));
        }
        var persons = new TreeSet<String>();
        for (var message : messages) {
            PERSONAL.matcher(message).results().map(found -> found.group(2)).filter(value -> !value.equals("ANONIMO")).forEach(persons::add);
        }
        assertThat(persons).contains("Mario Rossi", "RSSMRA80A01H501U", "mario@posta.example", "Anna Bianchi");

        for (var message : messages) {
            send(message);
            send(message);
            send(message.replace("80230390587_01", "80230390587_99"));
            send(message.replaceAll("<(fullName|e-mail|entityUniqueIdentifierValue)>([^<]*)<", "<$1>$2 $2 $2 $2 $2 $2 $2 $2 $2 $2<"));
            send(message.replace("Mario Rossi", "Mario Rossi<b>Mario Rossi</b>"));
            send(message.substring(0, message.length() * 2 / 3));
            send(message.replace("?>", "?><!DOCTYPE x [<!ENTITY e \"Mario Rossi\">]>"));
            send(message.replace("mario@posta.example", "mario@posta.example mario@posta.example").getBytes(StandardCharsets.UTF_16), "text/xml");
            send(message.replaceAll("paSendRT", "paSendSomething"));
        }

        assertThat(lines()).anyMatch(line -> line.contains("paSendRTV2 301")).anyMatch(line -> line.contains("may have paid"))
                .anyMatch(line -> line.contains("paGetPayment 301"));
        assertSilentAbout(persons);
    }

    /** PostgreSQL would quote the whole row that it refuses. */
    @Test
    void noPersonIsInTheLogWhenTheDatabaseRefusesAReceipt() throws Exception {
        jdbc.sql("alter table receipt add constraint no_receipt_is_good_enough check (amount < 0) not valid").update();
        assertThat(send(Messages.sendV2(confirm(), newReceiptId())).statusCode()).isEqualTo(500);
        assertThat(lines()).anyMatch(line -> line.contains("no_receipt_is_good_enough"));
        assertSilentAbout(List.of("Mario Rossi", "Anna Bianchi", "RSSMRA80A01H501U", "mario@posta.example"));
    }

    @Test
    void eachCallHasAnIdInItsLines() throws Exception {
        send(Messages.of(Operation.paGetPaymentV2, confirm()));
        send(Messages.of(Operation.paGetPaymentV2, confirm()));

        assertThat(List.copyOf(log.list)).filteredOn(event -> event.getFormattedMessage().startsWith("paGetPaymentV2"))
                .extracting(event -> event.getMDCPropertyMap().getOrDefault("traceId", "")).hasSize(2).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    private void assertSilentAbout(Iterable<String> persons) {
        for (var line : lines()) {
            // a notice code tells of nobody, and may hold the digits of a postal code
            var words = line.replaceAll("\\b3\\d{17}\\b", "");
            for (var person : persons) {
                assertThat(words).doesNotContainIgnoringCase(person);
            }
        }
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream().map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + told(event.getThrowableProxy())).toList();
    }

    private static String told(IThrowableProxy failure) {
        return failure == null ? "" : " " + failure.getClassName() + " " + failure.getMessage() + told(failure.getCause());
    }

    private static List<String> samples() throws IOException {
        if (Contract.samples().isEmpty()) {
            return List.of();
        }
        try (var files = Files.list(Contract.samples().get())) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}

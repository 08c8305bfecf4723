package it.portaledgst.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import it.portaledgst.domain.WrongSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** A table that is wrong does not start a program, which says why. */
class WrongTableTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
            "\"51-ESA_RAD\"         | \"51-ESAME\"       | rule radio-amateur-examination names the service 51-ESAME, which is not in the catalogue",
            "\"51-ESA_RAD\"         | -                  | rule radio-amateur-examination must name the services it is for",
            "\"51-ESA_RAD\"         | 51                 | rule radio-amateur-examination must name the services it is for",
            "\"CONTRIBUTO_ANNUO\"   | \"ANNUALE\"        | rule radio-amateur-yearly looks for ANNUALE, which tipo_richiesta of 11-AUT_GEN_RAD does not offer",
            "\"11-AUT_GEN_RAD\"     | \"52-RIP_RAD\"     | rule radio-amateur-yearly looks at tipo_richiesta, which 52-RIP_RAD does not ask for",
            "name=\"numero_apparati\" | name=\"apparecchi\" | the input apparecchi is no field of any service",
            "decision id=\"amount-advice\" | decision id=\"amounts\" | it has no decision table with the id amount-advice",
            "name=\"ufficiale\"     | name=\"vero\"      | its outputs must be euro, fonte, norma, ufficiale, voce",
            "<text>codice_servizio<  | <text>codice<      | it has no column for codice_servizio",
            ">25.00<                | >25.001<           | ''",
            "\"Contributo esame\"   | 1 + 1              | rule radio-amateur-examination needs a text for voce and fonte",
            "[1..10]                | [1..               | failed to parse expression",
            "</decisionTable>       | ''                 | Failed to parse DMN"})
    void isNamed(String right, String wrong, String sentence) throws IOException {
        var table = new ClassPathResource("dmn/amount-advice.dmn").getContentAsString(StandardCharsets.UTF_8);
        assertThat(table).contains(right);

        var failure = start(table.replace(right, wrong));

        assertThat(failure).hasRootCauseInstanceOf(WrongSetting.class).rootCause()
                .hasMessageContainingAll("the table of published amounts prova.dmn cannot be used", "PORTALE_AMOUNT_ADVICE", sentence);
    }

    @Test
    void isNamedWhenItIsNotThere() {
        var failure = start(null);

        assertThat(failure).hasStackTraceContaining("prova.dmn cannot be used").hasStackTraceContaining("cannot be read");
    }

    private Throwable start(String table) {
        return catchThrowable(() -> {
            var file = folder.resolve("prova.dmn");
            if (table != null) {
                Files.writeString(file, table);
            }
            try (var portal = new Portal(Clock.systemUTC(), Map.of("portale.amount-advice", file.toUri().toString()))) {
                portal.table();
            }
        });
    }
}

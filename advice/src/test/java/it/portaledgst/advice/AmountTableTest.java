package it.portaledgst.advice;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.PublishedAmount;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class AmountTableTest {

    private static final String RADIO_AMATEURS = "11-AUT_GEN_RAD";
    private static final String REPEATERS = "52-RIP_RAD";
    private static final String LOW_POWER = "54-DEB_POT";
    private static final String ASSOCIATION = "Pagina di un'associazione di radioamatori: da verificare con l'ufficio";

    private static Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private static final Portal PORTAL = new Portal(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }, Map.of());

    private final AmountTable table = PORTAL.table();

    /** The card of a service, before anything was typed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "11-AUT_GEN_RAD | 50.00, 5.00                               | true",
            "51-ESA_RAD     | 25.00                                     | true",
            "52-RIP_RAD     | 20.00                                     | true",
            "54-DEB_POT     | 30.00, 100.00, 200.00, 20.00, 40.00, 100.00 | false",
            "55-RTF_SE      | 0.52                                      | true",
            "65-NO_ELE      | 83.97                                     | false"})
    void everythingPublishedStandsOnTheCard(String code, String euros, boolean official) {
        assertThat(amounts(code, Map.of())).extracting(amount -> amount.euro().toPlainString()).containsExactly(euros.split(", "));
        assertThat(amounts(code, Map.of())).allSatisfy(amount -> {
            assertThat(amount.official()).isEqualTo(official);
            assertThat(amount.item()).isNotBlank();
            assertThat(amount.source()).isNotBlank();
        });
    }

    @Test
    void nothingIsSaidOfServicesWithoutPublishedAmounts() {
        assertThat(PORTAL.catalogue().all()).filteredOn(service -> !table.amounts(service, Map.of()).isEmpty())
                .extracting(ServiceEntry::code)
                .containsExactly(RADIO_AMATEURS, "51-ESA_RAD", REPEATERS, LOW_POWER, "55-RTF_SE", "65-NO_ELE");
    }

    @Test
    void theLawIsNamedWhereItIsKnown() {
        assertThat(amounts(RADIO_AMATEURS, Map.of())).allSatisfy(amount -> {
            assertThat(amount.law()).isEqualTo("D.lgs. 259/2003 all. 25 art. 35; DM 19 aprile 2023");
            assertThat(amount.source()).isEqualTo("Pagina del Ministero «Radioamatori»");
        });
        assertThat(amounts("51-ESA_RAD", Map.of())).singleElement().extracting(PublishedAmount::law).isNull();
    }

    @ParameterizedTest
    @CsvSource({"NUOVA, 50.00", "RINNOVO, 50.00", "CONTRIBUTO_ANNUO, 5.00"})
    void theChoiceOfARequestLeavesItsAmount(String kind, String euro) {
        assertThat(euros(RADIO_AMATEURS, Map.of("tipo_richiesta", kind))).containsExactly(euro);
    }

    @ParameterizedTest
    @CsvSource({"ANNUO, 1, 30.00", "ANNUO, 10, 30.00", "ANNUO, 11, 100.00", "ANNUO, 100, 100.00", "ANNUO, 101, 200.00",
            "ANNUO, 999999, 200.00", "ISTRUTTORIA, 1, 20.00", "ISTRUTTORIA, 5, 20.00", "ISTRUTTORIA, 6, 40.00",
            "ISTRUTTORIA, 15, 40.00", "ISTRUTTORIA, 16, 100.00"})
    void theNumberOfDevicesDecides(String kind, String devices, String euro) {
        assertThat(euros(LOW_POWER, Map.of("tipo_contributo", kind, "numero_apparati", devices))).containsExactly(euro);
    }

    @Test
    void whatIsNotSaidYetExcludesNothing() {
        assertThat(euros(LOW_POWER, Map.of("tipo_contributo", "ANNUO"))).containsExactly("30.00", "100.00", "200.00");
        assertThat(euros(LOW_POWER, Map.of("numero_apparati", "12"))).containsExactly("100.00", "40.00");
        assertThat(euros(LOW_POWER, Map.of("tipo_contributo", " ", "numero_apparati", "do"))).hasSize(6);
        assertThat(euros(RADIO_AMATEURS, Map.of("tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "202"))).as("half a year")
                .containsExactly("5.00");
    }

    @Test
    void whatNoRuleKnowsLeadsToNothing() {
        assertThat(amounts(RADIO_AMATEURS, Map.of("tipo_richiesta", "VOLTURA"))).isEmpty();
        assertThat(amounts(RADIO_AMATEURS, Map.of("tipo_richiesta", "\" or true or \""))).isEmpty();
        assertThat(amounts(LOW_POWER, Map.of("tipo_contributo", "ANNUO", "numero_apparati", "0"))).isEmpty();
        var unknown = new ServiceEntry("99-ALTRO", false, "Altro", "Altro", List.of(), null, null, true, null, null, null, null, "x", null);
        assertThat(table.amounts(unknown, Map.of("tipo_richiesta", "NUOVA"))).isEmpty();
    }

    /** Of another choice's field nothing stays behind: a renewal is not late, whatever year was typed before. */
    @Test
    void aYearThatIsNotAskedDoesNotCount() {
        at("2026-03-10");
        assertThat(euros(RADIO_AMATEURS, Map.of("tipo_richiesta", "RINNOVO", "anno_riferimento", "2026"))).containsExactly("50.00");
        assertThat(euros(LOW_POWER, Map.of("tipo_contributo", "ISTRUTTORIA", "numero_apparati", "3", "anno_riferimento", "2026")))
                .containsExactly("20.00");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01, 5.03, 20.10, 30.15, febbraio", "2026-02-28, 5.03, 20.10, 30.15, febbraio",
            "2026-03-01, 5.05, 20.20, 30.30, marzo", "2026-04-30, 5.08, 20.30, 30.45, aprile",
            "2026-05-15, 5.10, 20.40, 30.60, maggio", "2026-06-30, 5.13, 20.50, 30.75, giugno"})
    void whoIsLateSeesTheSurchargeOfTheMonthAsNotOfficial(String day, String radioAmateurs, String repeaters, String lowPower, String month) {
        at(day);
        var late = yearly(2026);
        assertThat(late.get(0)).hasSize(2).last().satisfies(amount -> {
            assertThat(amount.euro()).isEqualTo(radioAmateurs);
            assertThat(amount.item()).contains("versato a " + month, "0,5 %");
            assertThat(amount.law()).isEqualTo("D.lgs. 259/2003 all. 25 art. 4");
            assertThat(amount.source()).isEqualTo(ASSOCIATION);
            assertThat(amount.official()).isFalse();
        });
        assertThat(late.get(1)).hasSize(2).last().extracting(amount -> amount.euro().toPlainString()).isEqualTo(repeaters);
        assertThat(late.get(2)).hasSize(2).last().extracting(amount -> amount.euro().toPlainString()).isEqualTo(lowPower);
        assertThat(yearly(2027)).as("paid before its year").allSatisfy(amounts -> assertThat(amounts).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-01-31"})
    void inJanuaryNobodyIsLate(String day) {
        at(day);
        assertThat(yearly(2026)).allSatisfy(amounts -> assertThat(amounts).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 2026", "2026-12-31, 2026", "2027-01-01, 2026", "2026-03-10, 2019"})
    void laterTheOfficeTells(String day, int year) {
        at(day);
        assertThat(yearly(year)).allSatisfy(amounts -> assertThat(amounts).hasSize(2).last().satisfies(amount -> {
            assertThat(amount.euro()).isNull();
            assertThat(amount.item()).contains("dopo il 30 giugno", "lo comunica l'ufficio");
            assertThat(amount.official()).isFalse();
        }));
    }

    @Test
    void theMonthIsThatOfRome() {
        now = LocalDateTime.parse("2026-01-31T23:59:59").atZone(PaymentTerms.ROME).toInstant();
        assertThat(yearly(2026).getFirst()).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(now).as("still January in Greenwich").isEqualTo("2026-01-31T23:00:00Z");
        assertThat(yearly(2026).getFirst()).last().extracting(amount -> amount.euro().toPlainString()).isEqualTo("5.03");
    }

    @Test
    void everyRuleIsReached() throws Exception {
        var reached = new TreeSet<String>();
        for (var day : List.of("2026-01-10", "2026-03-10", "2026-07-10")) {
            at(day);
            for (var service : PORTAL.catalogue().all()) {
                for (var values : combinations(service)) {
                    table.matched(service, values).forEach(rule -> reached.add(rule.rule().id()));
                }
            }
        }
        var model = Dmn.readModelFromStream(new ClassPathResource("dmn/amount-advice.dmn").getInputStream());
        var decision = (Decision) model.getModelElementById(AmountTable.DECISION);
        assertThat(reached).containsExactlyInAnyOrderElementsOf(((DecisionTable) decision.getExpression()).getRules().stream().map(Rule::getId).toList());
    }

    /** Every choice and number that could make a difference. */
    private static List<Map<String, String>> combinations(ServiceEntry service) {
        List<Map<String, String>> all = List.of(Map.of());
        for (var field : service.fields()) {
            var values = values(field);
            all = all.stream().flatMap(before -> values.stream().map(value -> {
                var after = new HashMap<>(before);
                after.put(field.name(), value);
                return Map.copyOf(after);
            })).toList();
        }
        return all;
    }

    private static List<String> values(ServiceField field) {
        var values = new ArrayList<>(List.of(""));
        field.choices().forEach(choice -> values.add(choice.value()));
        if (field.type() == FieldType.YEAR) {
            values.add("2026");
        } else if (field.type() == FieldType.NUMBER) {
            IntStream.of(1, 6, 11, 16, 101).forEach(number -> values.add(String.valueOf(number)));
        }
        return values;
    }

    /** The contributions due every year: radio amateurs', a repeater's, that for ten devices. */
    private List<List<PublishedAmount>> yearly(int year) {
        return List.of(amounts(RADIO_AMATEURS, Map.of("tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", "" + year)),
                amounts(REPEATERS, Map.of("anno_riferimento", "" + year)),
                amounts(LOW_POWER, Map.of("tipo_contributo", "ANNUO", "numero_apparati", "10", "anno_riferimento", "" + year)));
    }

    private static void at(String day) {
        now = LocalDate.parse(day).atTime(12, 0).atZone(PaymentTerms.ROME).toInstant();
    }

    private List<PublishedAmount> amounts(String code, Map<String, String> values) {
        return table.amounts(PORTAL.catalogue().find(code).orElseThrow(), values);
    }

    private List<String> euros(String code, Map<String, String> values) {
        return amounts(code, values).stream().map(amount -> amount.euro().toPlainString()).toList();
    }
}

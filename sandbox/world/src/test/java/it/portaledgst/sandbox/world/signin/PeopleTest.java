package it.portaledgst.sandbox.world.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final int[] ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};

    private final People people = new People();

    /** The control character of a codice fiscale: odd places by table, even ones by value, remainder by 26. */
    private static char control(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            char c = code.charAt(i);
            int value = Character.isDigit(c) ? c - '0' : c - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }

    @Test
    void theControlRuleIsTheKnownOne() {
        assertThat(control("RSSMRA80A01H501")).isEqualTo('U');
        assertThat(control("BNCGLI90A41H501")).isEqualTo('E');
    }

    @Test
    void everyTaxCodeIsValidAndOnePersonsOnly() {
        List<String> codes = people.all().stream().map(Person::taxCode).filter(code -> code != null).toList();

        assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(10).allSatisfy(code -> {
            assertThat(code).matches("[A-Z]{6}\\d{2}[ABCDEHLMPRST]\\d{2}[A-Z]\\d{3}[A-Z]");
            assertThat(code.charAt(15)).isEqualTo(control(code));
        });
    }

    @Test
    void eachWayHasACitizenAndStaffCoverTheOffices() {
        assertThat(Arrays.stream(Way.values())).allSatisfy(way ->
                assertThat(people.through(way)).anyMatch(person -> !person.staff()));
        assertThat(people.all()).extracting(Person::office)
                .contains("ISP-LOM", "ISP-LAB", "ISP-SIC", "SUP-TEC", "DGST-CEN");
        assertThat(people.all().stream().flatMap(person -> person.roles().stream()))
                .contains("OPERATORE", "RESPONSABILE", "SUPPORTO", "ANALISTA", "AMMINISTRATORE");
    }

    @Test
    void subjectsAreStableAndDistinct() {
        assertThat(people.all()).extracting(Person::subject).doesNotHaveDuplicates();
        assertThat(people.byUsername("mario.rossi").orElseThrow().subject()).isEqualTo("d8cb926a-356f-3b2c-ae2e-cf303f25eb93");
    }
}

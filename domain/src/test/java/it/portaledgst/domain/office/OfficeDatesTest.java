package it.portaledgst.domain.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.WrongSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

/** Offices and their competences come and go. */
class OfficeDatesTest {

    private static final LocalDate LAST = LocalDate.of(2027, 6, 30);
    private static final String TWO = """
            offices:
              - {code: OLD, name: Vecchio, label: Vecchio, seat: Roma, to: 2027-06-30}
              - {code: NEW, name: Nuovo, label: Nuovo, seat: Roma, from: 2027-07-01}
            competences:
              - {office: OLD, provinces: [RM, SU], to: 2027-06-30}
              - {office: NEW, provinces: [RM], from: %s}
            provinces:
              - {sigla: RM, name: Roma, region: Lazio}
              - {sigla: SU, name: Sud Sardegna, region: Sardegna, to: 2027-06-30}
            """;

    @Test
    void aCompetencePassesFromOneDayToTheNext() {
        var offices = at("2026-11-28T10:00:00Z", "2027-07-01");
        assertThat(offices.forProvince("RM", LAST)).get().extracting(Office::code).isEqualTo("OLD");
        assertThat(offices.forProvince("RM", LAST.plusDays(1))).get().extracting(Office::code).isEqualTo("NEW");
        assertThat(offices.all()).extracting(Office::code).containsExactly("OLD");
        assertThat(offices.territorial()).extracting(Office::code).containsExactly("OLD");
    }

    @Test
    void theDayIsThatOfRome() {
        assertThat(at("2027-06-30T21:59:59Z", "2027-07-01").forProvince("RM")).get().extracting(Office::code).isEqualTo("OLD");
        assertThat(at("2027-06-30T22:00:00Z", "2027-07-01").forProvince("RM")).get().extracting(Office::code).isEqualTo("NEW");
    }

    @Test
    void whatIsNoMoreIsStillKnownByName() {
        var offices = at("2028-01-01T10:00:00Z", "2027-07-01");
        assertThat(offices.provinces()).extracting(Province::sigla).containsExactly("RM");
        assertThat(offices.province("SU")).isPresent();
        assertThat(offices.forProvince("SU")).isEmpty();
        assertThat(offices.find("OLD")).get().satisfies(old -> assertThat(old.provinces()).isEmpty());
        assertThat(offices.all()).extracting(Office::code).containsExactly("NEW");
    }

    @Test
    void twoOfficesForOneProvinceOnOneDayDoNotStart() {
        assertThatThrownBy(() -> at("2026-11-28T10:00:00Z", "2027-06-30")).isInstanceOf(WrongSetting.class)
                .hasMessageContaining("RM").hasMessageContaining("OLD").hasMessageContaining("NEW");
    }

    @Test
    void todaysOfficesAreThoseOfTheList() throws IOException {
        var offices = new Offices(Clock.systemUTC());
        var lines = new ClassPathResource("office/province.csv").getContentAsString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",(?! )")).toList();
        assertThat(lines).hasSize(107).allSatisfy(line -> {
            assertThat(offices.province(line[0])).get().satisfies(province -> {
                assertThat(province.name()).isEqualTo(line[1]);
                assertThat(province.region()).isEqualTo(line[2]);
            });
            assertThat(offices.forProvince(line[0], LocalDate.of(2026, 11, 28))).get().extracting(Office::code).isEqualTo(line[3]);
        });
    }

    private static Offices at(String now, String successorFrom) {
        return new Offices(Clock.fixed(Instant.parse(now), ZoneOffset.UTC), new ByteArrayResource(TWO.formatted(successorFrom).getBytes()));
    }
}

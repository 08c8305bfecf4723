package it.portaledgst.domain.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class OfficesTest {

    private final Offices offices = new Offices(Clock.systemUTC());

    @Test
    void everyProvinceBelongsToExactlyOneOffice() {
        assertThat(offices.provinces()).hasSize(107);
        assertThat(offices.territorial()).hasSize(15);
        var listed = offices.territorial().stream().flatMap(office -> office.provinces().stream()).toList();
        assertThat(listed).hasSize(107).doesNotHaveDuplicates();
        assertThat(offices.provinces()).allSatisfy(province -> {
            assertThat(province.name()).isNotBlank();
            assertThat(offices.find(offices.forProvince(province.sigla()).orElseThrow().code()).orElseThrow().provinces()).contains(province.sigla());
            assertThat(offices.forProvince(province.sigla())).isEqualTo(offices.find(offices.forProvince(province.sigla()).orElseThrow().code()));
        });
        assertThat(new HashSet<>(offices.provinces().stream().map(Province::region).toList())).hasSize(20);
    }

    @Test
    void naplesIsNotMissing() {
        assertThat(offices.forProvince(" na ")).get().extracting(Office::code).isEqualTo("ISP-CAM");
    }

    @Test
    void unknownPlacesHaveNoOffice() {
        assertThat(offices.forProvince("EE")).isEmpty();
        assertThat(offices.forProvince(null)).isEmpty();
        assertThat(offices.find(null)).isEmpty();
    }

    @Test
    void centralUnitsOwnNoProvince() {
        assertThat(offices.find(Office.CENTRAL).orElseThrow().provinces()).isEmpty();
        assertThat(offices.find(Office.TECHNICAL_SUPPORT).orElseThrow().provinces()).isEmpty();
        assertThat(offices.territorial()).extracting(Office::code).doesNotContain(Office.CENTRAL, Office.TECHNICAL_SUPPORT);
    }
}

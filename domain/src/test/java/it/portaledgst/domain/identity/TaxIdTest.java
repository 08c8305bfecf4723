package it.portaledgst.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxIdTest {

    @Test
    void isTidiedAndKeptOutOfLogs() {
        var id = new TaxId(" de ", " de 136 695 976 ");
        assertThat(id).isEqualTo(new TaxId("DE", "DE136695976"));
        assertThat(id.toString()).isEqualTo("TaxId[DE]");
        assertThat(new TaxId(null, null)).isEqualTo(new TaxId("", ""));
        assertThat(TaxId.italian("rssmra80a01h501u").isItalian()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DE, 12/345/67890, true", "CH, CHE-123.456.789, true", "MX, A&B010101XX1, true", "IE, 1234567T, true",
            "XX, 123, false", "'', 123, false", "IT, 12345678903, false", "DE, '', false", "DE, ./-, false", "FR, N°1, false",
            "CH, 12345678901234567890123456789012345, true", "CH, 123456789012345678901234567890123456, false"})
    void isForeignInACountryThatExists(String country, String number, boolean foreign) {
        assertThat(new TaxId(country, number).isForeign()).isEqualTo(foreign);
    }

    @ParameterizedTest
    @CsvSource({"DE, DE136695976, true", "DE, DE 136.695.976, true", "DE, DE136695975, false", "DE, DE, false",
            "AT, ATU13585627, true", "FR, FR40303265045, true", "FR, FR41303265045, false", "GR, EL094259216, true",
            "GR, EL094259217, false", "NL, NL002455799B11, true", "BE, BE1000000021, true", "BE, BE1000000022, false",
            "IE, IE6433435OA, true", "ES, ESB58378431, true"})
    void theUnionsVatNumbersAreChecked(String country, String number, boolean right) {
        assertThat(new TaxId(country, number).mayBeRight()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"DE, 136695975", "DE, 12/345/67890", "AT, DE136695975", "GB, GB123456789", "CH, CHE123456789", "SM, SM123"})
    void whatIsNoVatNumberOfTheUnionIsNotJudged(String country, String number) {
        assertThat(new TaxId(country, number).mayBeRight()).isTrue();
    }

    @Test
    void theSamePersonHasOneKeyAndTwoCountriesNever() {
        assertThat(new TaxId("DE", "DE136695976").key()).isEqualTo(new TaxId("DE", "136.695.976").key());
        assertThat(new TaxId("DE", "12/345/67890").key()).isEqualTo(new TaxId("DE", "1234567890").key());
        assertThat(new TaxId("DE", "1234567890").key()).isNotEqualTo(new TaxId("AT", "1234567890").key());
        assertThat(new TaxId("DE", "1234567890").key()).isNotEqualTo(new TaxId("DE", "1234567891").key());
        assertThat(TaxId.italian("12345678903").key()).isNotEqualTo(new TaxId("CH", "12345678903").key());
    }

    @Test
    void countriesAreNamedInEachLanguage() {
        assertThat(Countries.name("DE", Locale.ITALIAN)).isEqualTo("Germania");
        assertThat(Countries.name("DE", Locale.GERMAN)).isEqualTo("Deutschland");
        assertThat(Countries.byName(Locale.ITALIAN)).contains("SM", "VA", "US").hasSameSizeAs(Locale.getISOCountries())
                .containsSubsequence("AF", "EG", "ET", "ZW");
        assertThat(Countries.byName(Locale.GERMAN)).containsSubsequence("AF", "EG", "AL", "ZW");
        assertThat(Countries.isCountry("XX")).isFalse();
        assertThat(Countries.isCountry(null)).isFalse();
    }
}

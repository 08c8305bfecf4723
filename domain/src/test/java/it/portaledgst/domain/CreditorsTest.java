package it.portaledgst.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is written in the settings, as the programs read it. */
class CreditorsTest {

    private static final Map<String, String> TWO = Map.ofEntries(
            Map.entry("portale.creditors[0].key", "first"), Map.entry("portale.creditors[0].fiscal-code", "11111111115"),
            Map.entry("portale.creditors[0].name", "Ente uno"), Map.entry("portale.creditors[0].iban", "IT60X0542811101000000123456"),
            Map.entry("portale.creditors[0].cbill-code", "A0EDT"),
            Map.entry("portale.creditors[0].ibans[53-NOM_SPEC]", "GB29NWBK60161331926819"),
            Map.entry("portale.creditors[0].stations[0].broker-id", "33333333333"),
            Map.entry("portale.creditors[0].stations[0].station-id", "33333333333_01"),
            Map.entry("portale.creditors[0].stations[0].segregation-code", "07"),
            Map.entry("portale.creditors[0].stations[1].broker-id", "11111111115"),
            Map.entry("portale.creditors[0].stations[1].station-id", "11111111115_02"),
            Map.entry("portale.creditors[0].stations[1].segregation-code", "08"),
            Map.entry("portale.creditors[0].postal-account.number", "12345678"),
            Map.entry("portale.creditors[0].postal-account.holder", "Ente uno, conto di prova"),
            Map.entry("portale.creditors[0].postal-account.iban", "IT30O0760103200000012345678"),
            Map.entry("portale.creditors[0].postal-account.authorisation", "AUT. DB/PROVA DEL 01/01/2026"),
            Map.entry("portale.creditors[1].key", "second"), Map.entry("portale.creditors[1].fiscal-code", "22222222220"),
            Map.entry("portale.creditors[1].name", "Ente due"), Map.entry("portale.creditors[1].iban", "IT60X0542811101000000123456"),
            Map.entry("portale.creditors[1].stations[0].broker-id", "33333333333"),
            Map.entry("portale.creditors[1].stations[0].station-id", "33333333333_01"),
            Map.entry("portale.creditors[1].stations[0].segregation-code", "07"));

    @Test
    void severalCreditorsAreRead() {
        var creditors = read(TWO);

        assertThat(creditors.creditors()).extracting(Creditor::key).containsExactly("first", "second");
        var first = creditors.withKey(null).orElseThrow();
        assertThat(first).isEqualTo(creditors.withFiscalCode("11111111115").orElseThrow());
        assertThat(first.issuingStation()).isEqualTo(new Creditor.Station("33333333333", "33333333333_01", "07"));
        assertThat(first.ibanFor("53-NOM_SPEC")).isEqualTo("GB29NWBK60161331926819");
        assertThat(first.ibanFor("11-AUT_GEN_RAD")).isEqualTo("IT60X0542811101000000123456");
        assertThat(first.cbillCode()).isEqualTo("A0EDT");
        assertThat(first.postalAccountFor("11-AUT_GEN_RAD").orElseThrow()).isEqualTo(new PostalAccount("12345678", "Ente uno, conto di prova",
                "IT30O0760103200000012345678", "AUT. DB/PROVA DEL 01/01/2026"));
        assertThat(first.postalAccountFor("11-AUT_GEN_RAD").orElseThrow().padded()).isEqualTo("000012345678");
        assertThat(first.postalAccountFor("53-NOM_SPEC")).as("it has an account of its own").isEmpty();
        assertThat(creditors.withKey("second").orElseThrow().postalAccountFor("11-AUT_GEN_RAD")).isEmpty();
        assertThat(creditors.withKey("second").orElseThrow().cbillCode()).isEmpty();
        assertThat(creditors.withKey("third")).isEmpty();
        assertThat(creditors.withFiscalCode("80230390587")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "[0].key | two words | a creditor of portale.creditors has no key, or one with spaces in it.",
            "[0].fiscal-code | 123 | the fiscal-code of the creditor first must be 11 digits.",
            "[0].name | '' | the name of the creditor first must have 1 to 140 characters.",
            "[0].cbill-code | a0edt | the cbill-code of the creditor first must be up to 5 capital letters and digits.",
            "[0].iban | IT60X0542811101000000123457 | the iban of the creditor first is missing or wrong: check its digits.",
            "[0].iban | '' | the iban of the creditor first is missing or wrong: check its digits.",
            "[0].ibans[53-NOM_SPEC] | IT1 | the iban of the creditor first for 53-NOM_SPEC is wrong: check its digits.",
            "[0].postal-account.number | '' | the postal-account of the creditor first needs its number, holder, iban and authorisation, all or none of them: without Poste's authorisation no slip is printed.",
            "[0].postal-account.authorisation | '' | the postal-account of the creditor first needs its number, holder, iban and authorisation, all or none of them: without Poste's authorisation no slip is printed.",
            "[0].postal-account.number | 1234567890123 | the number of the postal-account of the creditor first must be up to 12 digits.",
            "[0].postal-account.number | 12345679 | the iban of the postal-account of the creditor first is not the one of Poste's account 12345679: check its digits.",
            "[0].postal-account.iban | IT60X0542811101000000123456 | the iban of the postal-account of the creditor first is not the one of Poste's account 12345678: check its digits.",
            "[0].postal-account.iban | IT31O0760103200000012345678 | the iban of the postal-account of the creditor first is not the one of Poste's account 12345678: check its digits.",
            "[0].postal-account.holder | Un intestatario che ha un nome di piu di cinquanta caratteri | the holder of the postal-account of the creditor first must have up to 50 characters.",
            "[0].postal-account.authorisation | chiesta | the authorisation of the postal-account of the creditor first must be the line Poste gave for it: AUT. DB/..., up to 60 characters.",
            "[0].stations[0].station-id | '' | a station of the creditor first needs a broker-id and a station-id of 1 to 35 characters.",
            "[0].stations[0].segregation-code | 7 | the segregation-code of the station 33333333333_01 of the creditor first must be 2 digits.",
            "[0].stations[1].segregation-code | 07 | two stations of the creditor first have the same segregation-code: pagoPA tells them apart by it.",
            "[1].key | first | two creditors of portale.creditors have the key first.",
            "[1].fiscal-code | 11111111115 | two creditors of portale.creditors have the fiscal-code 11111111115."})
    void whatCannotBeRightIsSaidInOneSentence(String setting, String value, String sentence) {
        var settings = new LinkedHashMap<>(TWO);
        settings.put("portale.creditors" + setting, value);

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> read(settings)).havingRootCause()
                .isInstanceOf(WrongSetting.class).withMessage(sentence);
    }

    @Test
    void aCreditorWithoutStationsOrNoneAtAllIsRefused() {
        var settings = new LinkedHashMap<>(TWO);
        settings.keySet().removeIf(setting -> setting.startsWith("portale.creditors[1].stations"));

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> read(settings)).havingRootCause()
                .withMessage("the creditor second has no stations: pagoPA could not call it.");
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new Creditors(null))
                .withMessage("portale.creditors is empty: there is nobody to pay to.");
    }

    @Test
    void aPostalAccountOfEmptySettingsIsNone() {
        var settings = new LinkedHashMap<>(TWO);
        settings.replaceAll((setting, value) -> setting.contains("postal-account") ? "" : value);

        assertThat(read(settings).first().postalAccount()).isNull();
    }

    private static Creditors read(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("portale", Bindable.of(Creditors.class));
    }
}

package it.portaledgst.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxCodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"RSSMRA80A01H501U", "RSSMRA85T10A562S", "BNCGLI90A41H501E", " rssmra 80a01 h501u "})
    void acceptsCodesOfPersons(String code) {
        assertThat(TaxCodes.isNaturalPerson(code)).isTrue();
        assertThat(TaxCodes.isProvisional(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSSMRA80A01H50MM", "RSSMRA80A01H5LMX", "RSSMRA80A01HRLMS", "RSSMRA80A0MHRLMK",
            "RSSMRA80ALMHRLMV", "RSSMRA8LALMHRLMG", "RSSMRAULALMHRLMD"})
    void acceptsTheWholeOmocodiaChain(String code) {
        assertThat(TaxCodes.isNaturalPerson(code)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"RSSMRA80A01H501X", "RSSMRA80A01H501", "RSSMRA80A01H501UU", "RSSMRA80F01H501U",
            "RSSMRA80A00H501T", "RSSMRA80A32H501D", "1SSMRA80A01H501U", "ANONIMO"})
    void refusesOthers(String code) {
        assertThat(TaxCodes.isNaturalPerson(code)).isFalse();
        assertThat(TaxCodes.isLegalPerson(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678903", "01234567897", "00743150153", "80230390587"})
    void acceptsElevenDigits(String code) {
        assertThat(TaxCodes.isLegalPerson(code)).isTrue();
        assertThat(TaxCodes.isProvisional(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901", "00000000000", "1234567890", "123456789033"})
    void refusesWrongElevenDigits(String code) {
        assertThat(TaxCodes.isLegalPerson(code)).isFalse();
    }

    @Test
    void soleTradersMayUseTheirPersonalCode() {
        assertThat(TaxCodes.isLegalPerson("RSSMRA80A01H501U")).isTrue();
    }
}

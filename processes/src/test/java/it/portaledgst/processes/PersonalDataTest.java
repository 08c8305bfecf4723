package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan of the process tests sees what it looks for, and only that. */
class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"RSSMRA80A01H501U\"", "{\"debtor\":\"rssmra80a01h501u\"}", "\"RSSMRAULALMHRLMU\"", "\"maria.rossi@example.it\"",
            "\"IT60X0542811101000000123456\"", "\"IT60 X054 2811 1010 0000 0123 456\"", "\"DE89370400440532013000\""})
    void isSeen(String value) {
        assertThat(PersonalData.in(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"301000000000000012\"", "\"7b6c0f0e-6a53-4d0f-9d40-0c3f7f0b1a2c\"", "\"2026-12-23T20:57:20.701Z\"", "\"11-AUT_GEN_RAD\"",
            "\"ISP-LOM\"", "\"L'importo pagato è diverso da quello della richiesta\"", "3", "true", "null"})
    void isNotImagined(String value) {
        assertThat(PersonalData.in(value)).isFalse();
    }
}

package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.RejectedException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTest {

    private static final Debtor MARIO = new Debtor(DebtorKind.NATURAL_PERSON, "  Mario   D'Èrcole-Rossi ",
            "rssmra80a01h501u", "mario@posta.example", " ");

    @Test
    void debtorIsStoredTidily() {
        assertThat(MARIO.fullName()).isEqualTo("Mario D'Èrcole-Rossi");
        assertThat(MARIO.taxCode()).isEqualTo("RSSMRA80A01H501U");
        assertThat(MARIO.pec()).isNull();
        assertThat(MARIO.toString()).doesNotContain("Mario", "RSSMRA");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "-,              Mario Rossi,  RSSMRA80A01H501U, m@p.it, -,  kind",
            "NATURAL_PERSON, -,            RSSMRA80A01H501U, m@p.it, -,  fullName",
            "NATURAL_PERSON, Mario R0ssi,  RSSMRA80A01H501U, m@p.it, -,  fullName",
            "NATURAL_PERSON, Mario Rossi,  RSSMRA80A01H501X, m@p.it, -,  taxCode",
            "LEGAL_PERSON,   Radio 105 Srl, 12345678901,     m@p.it, -,  taxCode",
            "LEGAL_PERSON,   Radio 105 Srl, 12345678903,     m@p,    -,  email",
            "LEGAL_PERSON,   Radio 105 Srl, 12345678903,     m@p.it, pec, pec"})
    void wrongDebtorsAreRefusedWithASentenceForTheField(DebtorKind kind, String name, String taxCode, String email,
                                                       String pec, String field) {
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> new Debtor(kind, name, taxCode, email, pec))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo(field))
                .withMessageEndingWith(".");
    }

    @Test
    void namesHaveALength() {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() ->
                new Debtor(DebtorKind.LEGAL_PERSON, "x".repeat(71), "12345678903", "m@p.it", null));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.00", "-1", "0.001", "10.005", "1000000"})
    void amountsHaveLimits(BigDecimal amount) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> request(amount))
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo("amount"));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "50, 50.00", "10.500, 10.50", "999999.99, 999999.99", "1E+2, 100.00"})
    void amountsHaveTwoDecimals(BigDecimal amount, BigDecimal stored) {
        assertThat(request(amount).amount()).isEqualTo(stored);
    }

    private static NewPaymentRequest request(BigDecimal amount) {
        return new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD", MARIO, amount, "ISP-LOM", Map.of());
    }
}

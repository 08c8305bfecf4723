package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.TaxId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputTest {

    private static final Debtor MARIO = new Debtor(DebtorKind.NATURAL_PERSON, "  Mario   D'Èrcole-Rossi ",
            "rssmra80a01h501u", "mario@posta.example", " ");

    @Test
    void debtorIsStoredTidily() {
        assertThat(MARIO.fullName()).isEqualTo("Mario D'Èrcole-Rossi");
        assertThat(MARIO.taxId()).isEqualTo(TaxId.italian("RSSMRA80A01H501U"));
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

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, 123, taxCountry", "XXX, 123, taxCountry", "DE, -, foreignTaxId", "DE, n°1, foreignTaxId",
            "IT, 123, taxCode"})
    void aForeignDebtorHasACountryAndANumber(String country, String number, String field) {
        assertRefused(field, () -> foreigner(country, number, null));
    }

    @Test
    void aForeignDebtorNeedsNoItalianCode() {
        assertThat(foreigner("de", "12/345 678", null).taxId()).isEqualTo(new TaxId("DE", "12/345678"));
        assertThat(foreigner("DE", "DE136695976", null).toString()).doesNotContain("136695976", "Müller");
    }

    @Test
    void whatIsTypedIsCheckedMoreThanWhatIsStored() {
        var wrong = foreigner("DE", "DE136695975", null);
        assertRefused("foreignTaxId", () -> request(wrong, BigDecimal.ONE));
        var italian = foreigner("DE", "RSSMRA80A01H501U", null);
        assertRefused("foreignTaxId", () -> request(italian, BigDecimal.ONE));
        assertThat(request(foreigner("CH", "12345678903", null), BigDecimal.ONE).debtor().taxId().isItalian()).isFalse();
    }

    @Test
    void aCountryThatIsNoMoreIsReadButNotTyped() {
        var gone = foreigner("XX", "123", null);
        assertRefused("taxCountry", () -> request(gone, BigDecimal.ONE));
        var moved = foreigner("DE", "123", new Address("Hauptstraße", null, null, "Stadt", null, "XX"));
        assertRefused("country", () -> request(moved, BigDecimal.ONE));
        assertRefused("country", () -> new Address("Hauptstraße", null, null, "Stadt", null, "Germania"));
    }

    @Test
    void anAddressIsTidiedAndNeedsStreetCityAndCountry() {
        var address = new Address(" Hauptstraße ", "", " ", "Berlin", "  ", "DE");
        assertThat(address).isEqualTo(new Address("Hauptstraße", null, null, "Berlin", null, "DE"));
        assertThat(address.toString()).doesNotContain("Haupt", "Berlin");
        assertThat(Address.problems(null, "1", null, " ", null, null)).containsOnlyKeys("street", "city", "country");
        assertRefused("city", () -> new Address("Via Roma", "1", "00100", null, "RM", "IT"));
    }

    @Test
    void eachPartOfAnAddressHasPagopasLimit() {
        assertThat(Address.problems("x".repeat(70), "x".repeat(16), "x".repeat(16), "x".repeat(35), "x".repeat(35), "CH")).isEmpty();
        var problems = Address.problems("x".repeat(71), "x".repeat(17), "x".repeat(17), "x".repeat(36), "x".repeat(36), "CH");
        assertThat(problems).containsOnlyKeys("street", "civicNumber", "postalCode", "city", "province");
        assertThat(problems.values()).extracting(problem -> problem.values().getFirst())
                .containsExactly("70", "16", "16", "35", "35");
        assertThat(problems.values()).allSatisfy(problem -> assertThat(problem.sentence()).endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"00185, RM, IT, -", "0185, RM, IT, postalCode", "00185, Roma, IT, province",
            "W1A 0AX, Greater London, GB, -", "00185, RM, XX, country", "00185, RM, ITA, country"})
    void italianAddressesAreWrittenAsInItaly(String postalCode, String province, String country, String wrong) {
        assertThat(Address.problems("Via Roma", "1", postalCode, "Città", province, country).keySet())
                .isEqualTo(wrong == null ? Set.of() : Set.of(wrong));
    }

    @Test
    void noLineBreaksReachPagopa() {
        assertThat(Address.problems("Via\u0007Roma", null, null, "Roma", null, "IT")).containsOnlyKeys("street");
    }

    private static Debtor foreigner(String country, String number, Address address) {
        return new Debtor(DebtorKind.NATURAL_PERSON, "Jürgen Müller", new TaxId(country, number), "j@posta.example", null, address);
    }

    private static void assertRefused(String field, ThrowingCallable act) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(act)
                .satisfies(rejected -> assertThat(rejected.field()).isEqualTo(field)).withMessageEndingWith(".");
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
        return request(MARIO, amount);
    }

    private static NewPaymentRequest request(Debtor debtor, BigDecimal amount) {
        return new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD", debtor, amount, "ISP-LOM", Map.of());
    }
}

package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/** A debtor without an Italian code, on every way to pagoPA and back. Each answer is valid for pagoPA's own schema. */
class ForeignDebtorTest extends PaForNodeTest {

    private static final String NUMBER = "12/345/67890";
    private static final Address LONGEST = new Address("x".repeat(70), "1".repeat(16), "2".repeat(16), "y".repeat(35),
            "z".repeat(35), "DE");

    @Autowired
    private Aca aca;

    @ParameterizedTest
    @EnumSource(names = {"GET", "GET_V2"})
    void pagopaIsToldAnAnonymousDebtorWithNameAndAddress(QuestionsTest.Question question) throws Exception {
        var answer = ask(question.about(confirm(DebtorKind.NATURAL_PERSON, LONGEST).noticeCode().value()));
        assertThat(debtor(answer, "uniqueIdentifier/entityUniqueIdentifierType")).isEqualTo("F");
        assertThat(debtor(answer, "uniqueIdentifier/entityUniqueIdentifierValue")).isEqualTo("ANONIMO");
        assertThat(debtor(answer, "fullName")).isEqualTo("Jürgen Müller");
        assertThat(debtor(answer, "streetName")).isEqualTo(LONGEST.street());
        assertThat(debtor(answer, "civicNumber")).isEqualTo(LONGEST.civicNumber());
        assertThat(debtor(answer, "postalCode")).isEqualTo(LONGEST.postalCode());
        assertThat(debtor(answer, "city")).isEqualTo(LONGEST.city());
        assertThat(debtor(answer, "stateProvinceRegion")).isEqualTo(LONGEST.province());
        assertThat(debtor(answer, "country")).isEqualTo("DE");
        assertThat(answer.getTextContent()).doesNotContain(NUMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"GET", "GET_V2"})
    void whatIsNotKnownOfAnAddressIsLeftOut(QuestionsTest.Question question) throws Exception {
        var address = new Address("Hauptstraße", null, null, "Berlin", null, "DE");
        var answer = ask(question.about(confirm(DebtorKind.LEGAL_PERSON, address).noticeCode().value()));
        assertThat(debtor(answer, "uniqueIdentifier/entityUniqueIdentifierType")).isEqualTo("G");
        assertThat(value(answer, "count(data/debtor/*)")).as("identifier, name, street, city, country, e-mail").isEqualTo("6");

        var none = ask(question.about(confirm(DebtorKind.LEGAL_PERSON, null).noticeCode().value()));
        assertThat(value(none, "count(data/debtor/*)")).isEqualTo("3");
    }

    @Test
    void theArchiveIsToldTheSame() {
        PAGOPA.reply(200);
        aca.tell(confirm(DebtorKind.NATURAL_PERSON, LONGEST));
        var body = PAGOPA.asked().getFirst().body();
        var position = JsonMapper.builder().build().readTree(body);
        assertThat(position.path("entityType").asString()).isEqualTo("F");
        assertThat(position.path("entityFiscalCode").asString()).isEqualTo("ANONIMO");
        assertThat(position.path("entityFullName").asString()).isEqualTo("Jürgen Müller");
        assertThat(body).as("it has no place for these").doesNotContain(NUMBER, LONGEST.street(), LONGEST.city());
    }

    /** pagoPA gives back what it was told: two anonymous debtors differ by their notice only. */
    @ParameterizedTest
    @EnumSource(names = {"paSendRT", "paSendRTV2"})
    void aReceiptForAnAnonymousDebtorPaysItsOwnRequestOnly(Operation operation) throws Exception {
        var request = confirm(DebtorKind.NATURAL_PERSON, LONGEST);
        var other = confirm(DebtorKind.NATURAL_PERSON, null);
        var message = Messages.send(request, newReceiptId(), operation == Operation.paSendRTV2).replace("""
                <entityUniqueIdentifierValue>RSSMRA80A01H501U</entityUniqueIdentifierValue></uniqueIdentifier>
                    <fullName>Mario Rossi</fullName><e-mail>mario@posta.example</e-mail>""", """
                <entityUniqueIdentifierValue>ANONIMO</entityUniqueIdentifierValue></uniqueIdentifier>
                    <fullName>Jürgen Müller</fullName><streetName>%s</streetName><civicNumber>%s</civicNumber>
                    <postalCode>%s</postalCode><city>%s</city><stateProvinceRegion>%s</stateProvinceRegion>
                    <country>DE</country>""".formatted(LONGEST.street(), LONGEST.civicNumber(), LONGEST.postalCode(),
                LONGEST.city(), LONGEST.province()));
        assertThat(message).contains("Müller");
        assertThat(Contract.violation(message)).isEmpty();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.PAID);
        assertThat(lifecycle.get(other.id()).state()).isEqualTo(PaymentState.TO_PAY);
        assertThat(events(request.id())).containsExactly("PaymentRequestConfirmed", "PaymentReceived");
    }

    private PaymentRequest confirm(DebtorKind kind, Address address) {
        var debtor = new Debtor(kind, "Jürgen Müller", new TaxId("DE", NUMBER), "j.mueller@posta.example", null, address);
        return requests.confirm(ANNA, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD", debtor, BigDecimal.TEN,
                "ISP-LOM", Map.of("nominativo", "IK1ABC", "tipo_richiesta", "RINNOVO")));
    }

    private static String debtor(Element answer, String part) throws Exception {
        return value(answer, "data/debtor/" + part);
    }
}

package it.portaledgst.workers.pagopa;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.payment.PaymentState;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Verify and get: every row of their decision table, over HTTP. */
class QuestionsTest extends PaForNodeTest {

    @Autowired
    private DataSource database;

    /** The three questions about a notice, which share one table. */
    enum Question {
        VERIFY, GET, GET_V2;

        String about(String notice) {
            return switch (this) {
                case VERIFY -> Messages.verify(notice);
                case GET -> Messages.get(notice);
                case GET_V2 -> Messages.getV2(notice);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOpenNoticeIsPayable(Question question) throws Exception {
        var request = confirm();
        var answer = ask(question.about(request.noticeCode().value()));
        assertThat(value(answer, "outcome")).isEqualTo("OK");
        assertThat(value(answer, "fault")).isEmpty();
        assertThat(value(answer, question == Question.VERIFY ? "paymentList/paymentOptionDescription/amount" : "data/paymentAmount"))
                .isEqualTo("50.00");
        assertThat(lifecycle.get(request.id())).isEqualTo(request);
    }

    @Test
    void verifyTellsAllThatTheNodeRequires() throws Exception {
        var request = confirm();
        var answer = ask(Messages.verify(request.noticeCode().value()));
        assertThat(value(answer, "paymentList/paymentOptionDescription/options")).isEqualTo("EQ");
        assertThat(value(answer, "paymentList/paymentOptionDescription/dueDate")).isEqualTo(request.dueDate().toString());
        assertThat(value(answer, "paymentList/paymentOptionDescription/detailDescription")).isEqualTo(request.description());
        assertThat(value(answer, "paymentList/paymentOptionDescription/allCCP")).isEqualTo("false");
        assertThat(value(answer, "paymentDescription")).isEqualTo(request.description());
        assertThat(value(answer, "fiscalCodePA")).isEqualTo("80230390587");
        assertThat(value(answer, "companyName")).isEqualTo("Ministero delle Imprese e del Made in Italy");
    }

    @Test
    void getTellsTheDebtorAndOneTransferOfTheWholeAmount() throws Exception {
        var request = confirm();
        var answer = ask(Messages.getV2(request.noticeCode().value()));
        assertThat(value(answer, "data/creditorReferenceId")).isEqualTo(request.noticeCode().iuv());
        assertThat(value(answer, "data/debtor/uniqueIdentifier/entityUniqueIdentifierType")).isEqualTo("F");
        assertThat(value(answer, "data/debtor/fullName")).isEqualTo("Mario Rossi");
        assertThat(value(answer, "count(data/transferList/transfer)")).isEqualTo("1");
        assertThat(value(answer, "data/transferList/transfer/transferAmount")).isEqualTo("50.00");
        assertThat(value(answer, "data/transferList/transfer/IBAN")).isEqualTo("IT60X0542811101000000123456");
        assertThat(value(answer, "data/transferList/transfer/transferCategory")).isEqualTo("9/0712110AP/");
        assertThat(value(answer, "data/transferList/transfer/remittanceInformation"))
                .startsWith("/RFB/" + request.noticeCode().iuv() + "/50.00/TXT/11-AUT_GEN_RAD IK1ABC CONTRIBUTO ANNUO anno 2026 Autor")
                .hasSizeLessThanOrEqualTo(140);
    }

    @Test
    void aServiceThatChangedOrLeftTheCatalogueIsAnsweredForAsItWas() throws Exception {
        var request = confirm();
        jdbc.sql("""
                insert into service_version (service_code, version, content_hash, content, valid_from)
                select '11-ANDATO_VIA', 7, repeat('0', 64), jsonb_set(content, '{taxonomy}', '"9/0712109SA/"'), now()
                from service_version where service_code = '11-AUT_GEN_RAD' on conflict do nothing""").update();
        jdbc.sql("update payment_request set service_code = '11-ANDATO_VIA', service_version = 7 where id = ?")
                .param(request.id()).update();

        var answer = ask(Messages.getV2(request.noticeCode().value()));
        assertThat(value(answer, "outcome")).isEqualTo("OK");
        assertThat(value(answer, "data/transferList/transfer/transferCategory")).isEqualTo("9/0712109SA/");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageForSomebodyElseIsRefusedInTheOrderOfTheGuide(Question question) throws Exception {
        var message = question.about(confirm().noticeCode().value());
        var otherStation = message.replace("<idStation>80230390587_01", "<idStation>80230390587_99");
        var otherBroker = otherStation.replace("<idBrokerPA>80230390587", "<idBrokerPA>00000000000");
        var otherCreditor = otherBroker.replace("<idPA>80230390587", "<idPA>00000000000");
        assertThat(fault(otherStation)).isEqualTo("PAA_STAZIONE_INT_ERRATA");
        assertThat(fault(otherBroker)).isEqualTo("PAA_ID_INTERMEDIARIO_ERRATO");
        assertThat(fault(otherCreditor)).isEqualTo("PAA_ID_DOMINIO_ERRATO");
        assertThat(fault(message.replace("<fiscalCode>80230390587", "<fiscalCode>00000000000"))).isEqualTo("PAA_ID_DOMINIO_ERRATO");
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownNoticeIsUnknownAlsoWhenTheNodeProbes(Question question) throws Exception {
        assertThat(fault(question.about("301999999999999999"))).isEqualTo("PAA_PAGAMENTO_SCONOSCIUTO");
        assertThat(fault(question.about("000000000000000000"))).isEqualTo("PAA_PAGAMENTO_SCONOSCIUTO");
    }

    @ParameterizedTest
    @EnumSource
    void aPaidNoticeIsPaidForEver(Question question) throws Exception {
        var request = confirm();
        receipts.register(receiptFor(request));
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_DUPLICATO");
        clock.pass(Duration.ofDays(60));
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_DUPLICATO");
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedNoticeIsCancelled(Question question) throws Exception {
        var request = confirm();
        requests.delete(ANNA, request.id());
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_ANNULLATO");
    }

    @ParameterizedTest
    @EnumSource
    void pastItsLastDayANoticeIsExpiredBeforeAnyTimerFires(Question question) throws Exception {
        var request = confirm();
        clock.pass(Duration.ofDays(32));
        assertThat(lifecycle.get(request.id()).state()).isEqualTo(PaymentState.EXPIRED);
        assertThat(fault(question.about(request.noticeCode().value()))).isEqualTo("PAA_PAGAMENTO_SCADUTO");
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnFailureIsSaidAsSuch(Question question) throws Exception {
        var message = question.about(confirm().noticeCode().value());
        jdbc.sql("alter table payment_request rename to payment_request_away").update();
        assertThat(fault(message)).isEqualTo("PAA_SYSTEM_ERROR");
        databaseIsWhole();
        assertThat(value(ask(message), "outcome")).isEqualTo("OK");
    }

    @Test
    void anAnswerThatTakesTooLongIsGivenUpBeforeTheNodeHangsUp() throws Exception {
        var message = Messages.verify(confirm().noticeCode().value());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table payment_request in access exclusive mode");
            var began = Instant.now();
            assertThat(fault(message)).isEqualTo("PAA_SYSTEM_ERROR");
            assertThat(Duration.between(began, Instant.now())).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
            connection.rollback();
        }
    }

    @Test
    void thereIsNoPostalAccount() throws Exception {
        var message = Messages.getV2(confirm().noticeCode().value());
        assertThat(fault(message.replace("PAGOPA</transferType>", "POSTAL</transferType>"))).isEqualTo("PAA_SEMANTICA");
    }

    @Test
    void noServiceIsOfferedAtThePsp() throws Exception {
        assertThat(fault(Messages.demand())).isEqualTo("PAA_SEMANTICA");
        assertThat(fault(Messages.demand().replace("00001</idServizio>", "1</idServizio>"))).isEqualTo("PAA_SINTASSI_XSD");
        assertThat(fault(Messages.demand().replace("<idPA>80230390587", "<idPA>00000000000"))).isEqualTo("PAA_ID_DOMINIO_ERRATO");
    }
}

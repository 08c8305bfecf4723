package it.portaledgst.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;

class CreditorListsTest extends DomainTest {

    @Autowired
    private Creditors creditors;
    @Autowired
    private CreditorLists own;

    @AfterEach
    void forget() {
        jdbc.sql("delete from creditor_list").update();
        jdbc.sql("update payment_request set creditor_fiscal_code = ? where creditor_fiscal_code = '99999999990'").param(creditors.first().fiscalCode()).update();
        own.afterSingletonsInstantiated();
    }

    @Test
    void programsWithTheSameListAreInStepHoweverOftenTheyStart() {
        start("portale-workers", creditors);
        var ui = start("portale-ui", creditors);
        assertThat(start("portale-ui", creditors).health().getStatus()).isEqualTo(Status.UP);
        assertThat(ui.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whoeverHasAnotherListIsToldWithTheCreditorAndNothingElseHappens() {
        var workers = start("portale-workers", creditors);
        var ui = start("portale-ui", another("IT60X0542811101000000123456"));
        for (var program : List.of(workers, ui)) {
            assertThat(program.health().getStatus()).isEqualTo(CreditorLists.OUT_OF_STEP);
        }
        assertThat(workers.disagreement().orElseThrow()).startsWith("portale-ui was started at ").contains("(other)");

        var newWorkers = start("portale-workers", another("IT60X0542811101000000123456"));
        assertThat(newWorkers.disagreement()).as("new and new").isEmpty();
        assertThat(ui.disagreement()).isEmpty();
        assertThat(workers.disagreement().orElseThrow()).as("the one that was forgotten").contains("Another portale-workers was started");
    }

    @Test
    void anOtherOrderIsADifferenceBecauseTheFirstIsTheOneOfMostServices() {
        var list = another("IT60X0542811101000000123456");
        start("portale-workers", list);
        assertThat(start("portale-ui", new Creditors(list.creditors().reversed())).disagreement().orElseThrow()).contains("the same in another order");
    }

    @Test
    void whoIsOffTheListWhileNoticesMayBePaidIsNamed() {
        var request = confirm(ANNA);
        jdbc.sql("update payment_request set creditor_fiscal_code = '99999999990' where id = ?").param(request.id()).update();
        assertThat(start("portale-ui", creditors).disagreement().orElseThrow()).contains("The creditor 99999999990 has notices that may still be paid");
    }

    private CreditorLists start(String program, Creditors list) {
        jdbc.sql("delete from creditor_list where program not like 'portale-%'").update();
        var lists = new CreditorLists(list, program, jdbc, clock);
        lists.afterSingletonsInstantiated();
        return lists;
    }

    private Creditors another(String iban) {
        return new Creditors(List.of(creditors.first(), new Creditor("other", "12345678903", "Another body", "", iban, Map.of(),
                List.of(new Creditor.Station("80230390587", "80230390587_02", "01")), null)));
    }
}

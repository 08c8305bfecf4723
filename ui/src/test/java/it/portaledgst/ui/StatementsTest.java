package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import it.portaledgst.domain.change.Changes;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentDrafts;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.newpayment.ServicesView;
import it.portaledgst.ui.payment.PaymentsView;
import it.portaledgst.ui.payment.RequestView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How often a page asks the database. Each bound holds for a citizen with few requests and for one with many: one question
 * for each row, or one asked twice, breaks it.
 */
class StatementsTest extends ViewTest {

    @Autowired
    private PaymentDrafts drafts;
    @Autowired
    private Changes changes;

    @Test
    @DisplayName("list: requests, documents, attempts; the number of all only when there is a next page")
    void list() {
        everything(1);
        assertThat(Statements.during(() -> navigate(PaymentsView.class))).hasSize(3);
        navigate(ServicesView.class);
        everything(24);
        assertThat(Statements.during(() -> navigate(PaymentsView.class))).hasSize(4);
        assertThat(Statements.during(() -> press("Mostra altri"))).hasSize(4);
    }

    @Test
    @DisplayName("home: every section filled, with few and with many")
    void home() {
        everything(1);
        assertThat(Statements.during(() -> navigate(HomeView.class))).hasSizeLessThanOrEqualTo(15);
        navigate(ServicesView.class);
        everything(6);
        assertThat(Statements.during(() -> navigate(HomeView.class))).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    @DisplayName("home of somebody who has nothing")
    void emptyHome() {
        assertThat(Statements.during(() -> navigate(HomeView.class))).hasSizeLessThanOrEqualTo(9);
    }

    @Test
    @DisplayName("one request; the list of services asks nothing")
    void others() {
        PaymentRequest request = everything(2);
        assertThat(Statements.during(() -> go("pagamenti/" + request.id(), RequestView.class))).hasSizeLessThanOrEqualTo(12);
        assertThat(Statements.during(() -> navigate(ServicesView.class))).isEmpty();
    }

    /** So many of each kind that the main page shows. */
    private PaymentRequest everything(int each) {
        int year = Dates.today(clock).getYear();
        PaymentRequest last = null;
        for (int i = 0; i < each; i++) {
            last = world.confirmed(me());
            world.noticeReady(last);
            world.cameBack(me(), world.confirmed(me()), ReturnKind.OK);
            drafts.keep(me(), UUID.randomUUID(), "11-AUT_GEN_RAD", Map.of("fullName", "Anna Neri"));
        }
        world.yearly(me(), year - 1, true);
        newsIsTold();
        return last;
    }

    /** News comes in the order of the changes: once a later one was told, a page opened now hears of none of them. */
    private void newsIsTold() {
        var somebody = new Citizen(WithCitizen.ISSUER, UUID.randomUUID().toString());
        var told = new CountDownLatch(1);
        PaymentRequest later = world.confirmed(somebody);
        try (var listening = changes.listen(somebody, told::countDown)) {
            world.noticeReady(later);
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

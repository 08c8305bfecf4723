package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import it.portaledgst.domain.health.Part;
import it.portaledgst.domain.health.ServiceHealth;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.ui.home.HomeView;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.payment.RequestView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HomeTest extends ViewTest {

    @Autowired
    private ServiceHealth health;
    @Autowired
    private JdbcClient jdbc;

    @Test
    @DisplayName("who has nothing yet is told how to begin; who has only paid requests is told that nothing is due")
    void empty() {
        navigate(HomeView.class);
        assertThat(page()).contains("Non hai ancora creato richieste", "Cerca il servizio da pagare")
                .doesNotContain("In attesa di conferma", "Come l’anno scorso", "non finita");
        world.paid(world.confirmed(me()));
        navigate(HomeView.class);
        assertThat(page()).contains("non hai richieste da pagare").doesNotContain("Non hai ancora creato");
    }

    @Test
    @DisplayName("unpaid requests by due date; those being verified apart, with the warning not to pay again")
    void dueAndVerified() {
        var first = world.confirmed(me());
        clock.let(Duration.ofDays(1));
        var sent = world.confirmed(me());
        world.cameBack(me(), sent, ReturnKind.OK);
        world.checked(payments.find(me(), sent.id()).orElseThrow().lastAttempt().id());
        for (int i = 0; i < 5; i++) {
            world.confirmed(me());
        }
        world.confirmed(World.SOMEBODY_ELSE);

        navigate(HomeView.class);
        assertThat(page()).contains("In attesa di conferma", "non pagarli di nuovo", "Ultimo controllo con pagoPA alle",
                "Vedi tutte le 7 richieste da pagare");
        var cards = $(Drawn.class).all().stream().flatMap(part -> html(part).select("h3").stream()).map(ViewTest::read).filter(text -> text.contains("radioamatoriale")).toList();
        assertThat(cards).as("five to pay and one being verified").hasSize(6);
        assertThat(page().indexOf(first.noticeCode().grouped())).as("the soonest due is on top")
                .isPositive().isLessThan(page().indexOf(sent.noticeCode().grouped()));
        String verified = page().substring(page().indexOf("In attesa di conferma"));
        assertThat(verified).contains(sent.noticeCode().grouped()).doesNotContain(first.noticeCode().grouped());
    }

    @Test
    @DisplayName("a part that has not answered for minutes is told here and beside the payment; what answers is not")
    void disruption() {
        jdbc.sql("delete from service_probe").update();
        jdbc.sql("delete from outbox_record").update(); // nobody delivers here: what other tests wrote waits since long
        var request = world.confirmed(me());
        health.answered(Part.WORKERS);
        health.silent(Part.CHECKOUT);
        navigate(HomeView.class);
        assertThat(page()).doesNotContain("Il pagamento online non è disponibile");

        clock.let(Duration.ofMinutes(4));
        health.answered(Part.WORKERS);
        navigate(HomeView.class);
        assertThat(page()).contains("Il pagamento online non è disponibile in questo momento", "scaricalo e paga in banca");
        go("pagamenti/" + request.id(), RequestView.class);
        assertThat(page()).contains("Il pagamento online non è disponibile in questo momento");
        assertThat(hasButton("Procedi al pagamento")).as("who wants to try may").isTrue();

        health.answered(Part.CHECKOUT);
        health.silent(Part.ENGINE);
        go("pagamenti/" + world.confirmed(me()).id(), RequestView.class);
        assertThat(page()).doesNotContain("non è disponibile in questo momento");

        clock.let(Duration.ofMinutes(4));
        navigate(HomeView.class);
        assertThat(page()).as("nobody has heard of the workers").contains("Alcune funzioni non sono disponibili",
                "Avvisi e ricevute sono pronti più tardi", "non pagare di nuovo");
        jdbc.sql("delete from service_probe").update();
    }

    @Test
    @DisplayName("the tour comes at the first visit, goes back and forth, and does not come again once closed")
    void tour() {
        navigate(HomeView.class);
        assertThat(page()).contains("Prima volta qui?", "Suggerimento 1 di 4");
        press("Avanti");
        press("Avanti");
        press("Indietro");
        assertThat(page()).contains("Suggerimento 2 di 4", "Paga come preferisci");
        navigate(HomeView.class);
        assertThat(page()).as("not closed yet").contains("Suggerimento 1 di 4");
        press("Chiudi la guida");
        assertThat(page()).doesNotContain("Prima volta qui?");
        navigate(HomeView.class);
        assertThat(page()).doesNotContain("Prima volta qui?");

        press("Rivedi la guida");
        for (int i = 0; i < 3; i++) {
            press("Avanti");
        }
        assertThat(hasButton("Avanti")).isFalse();
        press("Ho finito");
        assertThat(page()).doesNotContain("Prima volta qui?");
    }
}

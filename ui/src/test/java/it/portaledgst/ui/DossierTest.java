package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.dossier.DossierState;
import it.portaledgst.domain.dossier.Dossiers;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.ui.dossier.DossierView;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.payment.PaymentsView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class DossierTest extends ViewTest {

    @Autowired
    private Dossiers dossiers;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private WebApplicationContext context;
    private Citizen owner;

    @BeforeEach
    void none() {
        owner = me();
        jdbc.sql("delete from dossier").update();
    }

    @Test
    @DisplayName("from the list to the page; whoever has no requests is told what to do")
    void way() {
        navigate(DossierView.class);
        assertThat(page()).contains("Non c’è ancora niente da raccogliere", "Nuovo pagamento").doesNotContain("Prepara un dossier");
        world.confirmed(owner);
        navigate(PaymentsView.class);
        assertThat(links("Scarica tutto: dossier")).singleElement().satisfies(link -> assertThat(link.href()).isEqualTo("pagamenti/dossier"));
        navigate(DossierView.class);
        assertThat(page()).contains("Non hai dossier", "al massimo 1.000 richieste", "7 giorni");
    }

    @Test
    @DisplayName("everything is asked for with one press; it grows, is ready and can be downloaded until it expires")
    void life() {
        world.confirmed(owner);
        world.confirmed(owner);
        navigate(DossierView.class);
        press("Prepara il dossier");
        assertThat(page()).contains("Il dossier è in preparazione", "In attesa: la preparazione inizia tra poco", "2 richieste");
        press("Prepara il dossier");
        assertThat(cards()).as("the same again").isEqualTo(1);

        Dossier dossier = dossiers.list(owner).getFirst();
        var order = world.dossierBegun(dossier);
        world.dossierGrows(order, 1);
        eventually("In preparazione: 1 di 2");
        assertThat(links("Scarica (")).isEmpty();
        world.dossierReady(order);
        eventually("Il dossier è pronto: Tutte le mie richieste.");
        assertThat(page()).contains("Pronto. Puoi scaricarlo fino al", "1,1 MB");
        assertThat($(Anchor.class).all()).anySatisfy(link ->
                assertThat(link.getHref()).isEqualTo("pagamenti/dossier/" + dossier.id() + "/dossier.zip"));

        clock.freeze(clock.instant().plus(Duration.ofDays(8)));
        navigate(PaymentsView.class);
        navigate(DossierView.class);
        assertThat(page()).contains("Scaduto il", "il file non c’è più");
        world.clearAwayDossiers();
        navigate(PaymentsView.class);
        navigate(DossierView.class);
        assertThat(page()).contains("Scaduto il");
    }

    @Test
    @DisplayName("one debtor, one authorization, some years: only what there is can be chosen, what is missing is said")
    void choices() {
        world.confirmed(owner, "Giulia Bianchi", "10.00");
        world.confirmedForCompany(owner, "Società di Prova");
        navigate(DossierView.class);
        assertThat($(ComboBox.class).all()).as("only when it is needed").isEmpty();
        choose(1);
        press("Prepara il dossier");
        assertThat($(ComboBox.class).withLabel("Debitore").single().getErrorMessage()).isEqualTo("Scegli il debitore.");
        assertThat(cards()).isZero();
        test($(ComboBox.class).withLabel("Debitore").single()).selectItem("Società di Prova (80230390587)");
        press("Prepara il dossier");
        assertThat(dossiers.list(owner).getFirst()).returns(1, Dossier::total);
        assertThat(page()).contains("Una richiesta");
        choose(2);
        test($(ComboBox.class).withLabel("Autorizzazione o pratica").single()).selectItem("Nominativo di stazione: IK2ABC");
        int year = clock.instant().atZone(Dates.ROME).getYear();
        test($(Select.class).withLabel("Dall’anno").single()).selectItem(String.valueOf(year));
        press("Prepara il dossier");
        assertThat(dossiers.list(owner)).first().returns(2, Dossier::total)
                .returns(new DossierSelection(owner, null, new DossierSelection.Reference("nominativo", "IK2ABC"), year, null), Dossier::selection);
        assertThat(page()).contains("Società di Prova", "Nominativo di stazione: IK2ABC, dal " + year);
    }

    @Test
    @DisplayName("a limit is told in a sentence; a dossier that could not be made says so; deleting makes room")
    void limits() {
        world.confirmed(owner);
        for (int i = 0; i < Dossiers.MAX_DOSSIERS; i++) {
            world.dossierReady(world.dossierBegun(dossiers.ask(owner, DossierSelection.everything(owner))));
        }
        navigate(DossierView.class);
        press("Prepara il dossier");
        assertThat(page()).contains("Puoi avere al massimo 5 dossier insieme");
        test($(Button.class).withText("Elimina").all().getFirst()).click();
        assertThat(page()).contains("Il dossier è stato eliminato");
        assertThat(cards()).isEqualTo(4);
        press("Prepara il dossier");
        world.dossierFails(world.dossierBegun(dossiers.list(owner).getFirst()));
        eventually("Non siamo riusciti a prepararlo");
    }

    @Test
    @DisplayName("English is complete")
    void english() {
        world.confirmed(owner);
        speak(Locale.ENGLISH);
        navigate(DossierView.class);
        press("Prepare the dossier");
        assertThat(page()).contains("Your dossiers", "Waiting: it will be begun soon", "One request");
    }

    @Test
    @DisplayName("LIS-2: the file is its asker's alone, whole and kept by nobody on its way; an expired one leads to the page that says so")
    void download() throws Exception {
        world.confirmed(owner);
        Dossier dossier = dossiers.ask(owner, DossierSelection.everything(owner));
        var order = world.dossierBegun(dossier);
        MockMvc web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
        String address = "/pagamenti/dossier/" + dossier.id() + "/dossier.zip";
        web.perform(get(address).with(as(owner))).andExpect(redirectedUrl("/pagamenti/dossier"));
        world.dossierReady(order);

        var answer = web.perform(get(address).with(as(owner))).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(answer.getContentAsByteArray()).hasSize((1 << 20) + 3).endsWith(1, 2, 3);
        assertThat(answer.getContentLengthLong()).isEqualTo((1 << 20) + 3);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment; filename=\"dossier-").endsWith(".zip\"");
        web.perform(get(address).with(as(World.SOMEBODY_ELSE))).andExpect(status().isNotFound());
        web.perform(get("/pagamenti/dossier/" + UUID.randomUUID() + "/dossier.zip").with(as(owner))).andExpect(status().isNotFound());
        web.perform(get(address).with(anonymous())).andExpect(redirectedUrl("/oauth2/authorization/mimit"))
                .andExpect(header().doesNotExist("Content-Disposition"));

        clock.freeze(clock.instant().plus(Duration.ofDays(8)));
        assertThat(dossiers.find(owner, dossier.id()).orElseThrow().state()).isEqualTo(DossierState.EXPIRED);
        web.perform(get(address).with(as(owner))).andExpect(redirectedUrl("/pagamenti/dossier"));
    }

    private static RequestPostProcessor as(Citizen citizen) {
        return oidcLogin().idToken(token -> token.issuer(citizen.issuer()).subject(citizen.subject()));
    }

    @SuppressWarnings("unchecked")
    private void choose(int option) {
        RadioButtonGroup<Object> what = $(RadioButtonGroup.class).single();
        what.setValue(what.getListDataView().getItem(option));
    }

    private int cards() {
        return $(ListItem.class).all().stream().filter(item -> item.getParent().orElseThrow().hasClassName("dossiers")).toList().size();
    }
}

package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.vaadin.flow.component.UI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.test.context.support.WithAnonymousUser;

/** Nobody has configured who runs the portal: the pages say so instead of inventing it. */
@WithAnonymousUser
class LegalPagesTest extends ViewTest {

    static final String GAP = "da compilare da chi gestisce il portale";

    @ParameterizedTest
    @ValueSource(strings = {"note-legali", "privacy", "accessibilita"})
    @DisplayName("what nobody configured is a marked gap, and the page says on top that it is not finished")
    void gaps(String path) {
        UI.getCurrent().navigate(path);
        assertThat(page()).contains("Questa pagina è un modello da completare", GAP);
    }

    @Test
    @DisplayName("the accessibility statement has the sections of AgID's form, in its order, and claims no conformity")
    void form() {
        UI.getCurrent().navigate("accessibilita");
        assertThat(page().replaceAll("\\s+", " ")).containsSubsequence(List.of("Sezione 1", "legge 9 gennaio 2004, n. 4", "Stato di conformità", "è " + GAP,
                "Contenuti non accessibili", "Redazione della dichiarazione", "Feedback e informazioni di contatto",
                "assistenza@portale.example", "Procedura di attuazione", "Difensore civico per il digitale", "Sezione 2"));
        assertThat(links("Dichiarazione di accessibilità").getFirst().href()).isEqualTo("accessibilita");
    }
}

package it.portaledgst.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine takes the table of published amounts and answers like the portal's pages: analysts can try it there. */
class AmountAdviceIT {

    @RegisterExtension
    static final CamundaProcessTestExtension CAMUNDA = Engine.extension();

    private CamundaClient client;

    @Test
    void theEngineEvaluatesIt() {
        var deployed = client.newDeployResourceCommand().addResourceFromClasspath("dmn/amount-advice.dmn").execute();
        assertThat(deployed.getDecisions()).extracting(decision -> decision.getDmnDecisionName())
                .containsExactlyInAnyOrder("Importi pubblicati", "Ritardo del contributo annuo");

        assertThat(answer(Map.of("codice_servizio", "11-AUT_GEN_RAD", "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", 2026)))
                .contains("\"euro\":5,", "\"euro\":5.05", "versato a marzo", "\"ufficiale\":false");
        assertThat(answer(Map.of("codice_servizio", "51-ESA_RAD"))).contains("\"euro\":25,").doesNotContain("false");
        assertThat(answer(Map.of("codice_servizio", "53-NOM_SPEC"))).isEqualTo("null");
    }

    private String answer(Map<String, Object> given) {
        var variables = new HashMap<String, Object>(Map.of("oggi", "2026-03-10"));
        for (var name : new String[] {"tipo_richiesta", "tipo_contributo", "numero_apparati", "anno_riferimento"}) {
            variables.put(name, null);
        }
        variables.putAll(given);
        var evaluated = client.newEvaluateDecisionCommand().decisionId("amount-advice").variables(variables).execute();
        assertThat(evaluated.getFailureMessage()).isNullOrEmpty();
        return evaluated.getDecisionOutput();
    }
}

package it.portaledgst.sandbox.zeebe.processtest;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.TestDeployment;
import io.camunda.process.test.api.assertions.ElementSelectors;
import io.camunda.process.test.api.assertions.VariableSelectors;
import io.camunda.process.test.api.judge.ChatModelAdapter;
import io.camunda.process.test.api.judge.JudgeConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Assertions that a language model judges, with a judge that needs none: it looks for the expected words in the value. */
@TestDeployment(resources = ProcessTest.REQUEST)
class JudgeTest extends ProcessTest {

  private static final Pattern DATA =
      Pattern.compile("<expectation>\n(.*)\n</expectation>\n\n<actual_value>\n(.*)\n</actual_value>\n\nSCORING", Pattern.DOTALL);

  private final List<String> prompts = new CopyOnWriteArrayList<>();

  private final ChatModelAdapter words = prompt -> {
    prompts.add(prompt);
    Matcher data = DATA.matcher(prompt);
    double score = data.find() && data.group(2).contains(data.group(1)) ? 0.7 : 0.1;
    return "{\"reasoning\": \"looked for the words\", \"score\": " + score + "}";
  };

  @Test
  void judgesVariables() {
    ProcessInstanceEvent instance = request(Map.of("letter", "Dear Anna, thank you."));
    CamundaAssert.setJudgeConfig(JudgeConfig.of(words));
    assertThat(instance)
        .hasVariableSatisfiesJudge("letter", "Dear Anna").hasVariableSatisfiesJudge(VariableSelectors.byName("letter"), "thank")
        .hasLocalVariableSatisfiesJudge("notice", "format", "pdf")
        .hasLocalVariableSatisfiesJudge(ElementSelectors.byId("notice"), "format", "pdf")
        .hasLocalVariableSatisfiesJudge(ElementSelectors.byId("notice"), VariableSelectors.byName("layout"), "pages");
    Assertions.assertThat(prompts).hasSize(5);
    assertThatThrownBy(() -> assertThat(instance).hasVariableSatisfiesJudge("letter", "Dear Bruno"))
        .isInstanceOf(AssertionError.class).hasMessageContainingAll("letter", "looked for the words");
  }

  @Test
  void configuresTheJudge() {
    Assertions.assertThat(JudgeConfig.of(words).getThreshold()).isEqualTo(JudgeConfig.DEFAULT_THRESHOLD);
    Assertions.assertThat(JudgeConfig.of(words, 0.9, "Be strict").getCustomPrompt()).contains("Be strict");
    Assertions.assertThat(JudgeConfig.of(words).getChatModel()).isSameAs(words);
    CamundaAssert.setJudgeConfig(JudgeConfig.defaults().withChatModelAdapter(words).withThreshold(0.6).withCustomPrompt("Be kind."));
    ProcessInstanceEvent instance = request(Map.of("letter", "Dear Anna"));
    assertThat(instance).hasVariableSatisfiesJudge("letter", "Anna");
    Assertions.assertThat(prompts).singleElement().asString().startsWith("Be kind.");
    assertThatThrownBy(() -> assertThat(instance).withJudgeConfig(config -> config.withThreshold(0.8)).hasVariableSatisfiesJudge("letter", "Anna"))
        .isInstanceOf(AssertionError.class).hasMessageContaining("letter");
  }
}

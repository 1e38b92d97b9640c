package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.FlowSimulator;
import dev.hatchline.flow.sim.FlowSimulator.Simulation;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PromptLength TEN_SECONDS = _ -> Duration.ofSeconds(10);
  private static final CallerScript SPANISH =
      CallerScript.silent().press('2', SECOND).press('1', SECOND.multipliedBy(12));
  private static final String FLOW =
      """
      flow: two
      languages: [en, es]
      start: top
      nodes:
        top:
          menu:
            prompt:
              en: For a person, zero. Para español, dos.
              es: [ { file: es/hola.wav, says: Hola. }, "Para una persona, cero. Hoy es {today}." ]
            choices: { 1: day, 2: spanish }
            tries: 3
        spanish:
          language: es
          then: top
        day:
          say: [ { file: jingle.wav }, "{caller:digits}" ]
          then: person
        person:
          queue: people
          prompt: { en: "Open: {callback}.", es: "Abierto: {callback}." }
      """;

  private final ScriptedBusiness company = new ScriptedBusiness(LocalDate.of(2026, 12, 2));

  private Simulation run(CallerScript script) throws FlowException {
    Flow flow = new FlowReader(Map.of()).read("two.yaml", FLOW);
    return new FlowSimulator(flow, TEN_SECONDS, company).run(script);
  }

  private static List<String> spoken(Simulation call) {
    return call.spoken().stream().map(said -> said.language() + ": " + said).toList();
  }

  @Test
  void whoChoosesALanguageHearsNoOther() throws FlowException {
    Simulation call = run(SPANISH);
    assertThat(spoken(call))
        .containsExactly(
            "en: For a person, zero. Para español, dos.",
            "es: Hola. Para una persona, cero. Hoy es miércoles, dos de diciembre.",
            "es: [jingle.wav] 1, 2 0 2, 5 5 5, 0 1 2 3",
            "es: Abierto: sí.");
    assertThat(call.story()).contains("(language = es)");
  }

  @Test
  void theNextCallBeginsInIt() throws FlowException {
    company.remembers("language", new Value.Text("es")).speaks("en");
    assertThat(run(CallerScript.silent()).spoken())
        .isNotEmpty()
        .extracting(Prompt::language)
        .containsOnly("es");
  }

  @Test
  void theLineSaysTheLanguageOfWhoHasChosenNone() throws FlowException {
    company.speaks("es-MX");
    assertThat(run(CallerScript.silent()).spoken().getFirst().language()).isEqualTo("es");
  }

  @Test
  void aLanguageThatTheFlowDoesNotHaveIsNotSpoken() throws FlowException {
    company.remembers("language", new Value.Text("fr")).speaks("es");
    assertThat(run(CallerScript.silent()).spoken().getFirst().language()).isEqualTo("es");
    company.speaks("fr");
    assertThat(run(CallerScript.silent()).spoken().getFirst().language()).isEqualTo("en");
  }

  @Test
  void languagesAreSetByExpressionsToo() throws FlowException {
    String flow =
        FLOW.replace("language: es", "set: { language: \"= known.caller ? 'es' : 'en'\" }");
    Flow read = new FlowReader(Map.of()).read("two.yaml", flow);
    Simulation call = new FlowSimulator(read, TEN_SECONDS, company).run(SPANISH);
    assertThat(call.spoken().getLast().toString()).isEqualTo("Abierto: sí.");
  }

  @Test
  void everyLanguageIsMadeReadyBeforehand() throws FlowException {
    Flow flow = new FlowReader(Map.of()).read("two.yaml", FLOW);
    assertThat(flow.prompts())
        .extracting(Prompt::toString)
        .containsExactly("For a person, zero. Para español, dos.");
    assertThat(flow.node("person").prompts().getFirst().names()).containsExactly("callback");
    assertThat(flow.node("top").prompts().getFirst().names()).containsExactly("today");
  }
}

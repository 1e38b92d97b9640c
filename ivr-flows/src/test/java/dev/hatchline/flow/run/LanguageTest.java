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
  private static final PromptLength TWO_SECONDS = _ -> Duration.ofSeconds(2);
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

  private static final String SPOKEN = "{ es: ¿Qué número?, en: Which number? }";
  private static final String RECORDED = "{ file: which.wav, says: Which? }";
  private static final String CALLBACK =
      """
      flow: back
      languages: [es, en]
      start: which
      nodes:
        which:
          ask:
            prompt: QUESTION
            into: number
            as: phone
            own: yes
            confirm: "{number}"
          then: promise
        promise: { callback: number, times: yes }
      """;

  /** Their own number, tomorrow at half past two, and it is right. */
  private static CallerScript named() {
    CallerScript keys = CallerScript.silent().press('1', Duration.ofMillis(2500));
    int[] seconds = {5, 11, 15, 16, 17, 18, 24};
    String typed = "2214301";
    for (int at = 0; at < typed.length(); at++) {
      keys = keys.press(typed.charAt(at), Duration.ofSeconds(seconds[at]));
    }
    return keys;
  }

  /** The house's sentences, of which the flow says nothing. */
  @Test
  void theHouseSpeaksTheLanguageOfTheCall() throws FlowException {
    Flow flow = new FlowReader(Map.of()).read("back.yaml", CALLBACK.replace("QUESTION", SPOKEN));
    Simulation call = new FlowSimulator(flow, TWO_SECONDS, company).run(named());
    assertThat(spoken(call))
        .contains(
            "es: Para que le llamemos cuando le toque, pulse uno. Para elegir la hora, pulse dos.",
            "es: Ahora la hora, en cuatro cifras, como 1 4 3 0.",
            "es: Adiós.")
        .anyMatch(said -> said.startsWith("es: Le llamaremos "))
        .allMatch(said -> said.startsWith("es: "));
  }

  /** The flow is recorded, and nobody can speak what the house says. */
  @Test
  void whereNoVoiceSpeaksItTheHouseSpeaksEnglish() throws FlowException {
    String recorded = CALLBACK.replace("[es, en]", "[es]").replace("QUESTION", RECORDED);
    Flow flow = new FlowReader(Map.of()).read("back.yaml", recorded);
    ScriptedBusiness silent =
        new ScriptedBusiness(LocalDate.of(2026, 12, 2)) {
          @Override
          public boolean hasVoice(String language) {
            return !language.equals("es");
          }
        };
    Simulation call = new FlowSimulator(flow, TWO_SECONDS, silent).run(named());
    assertThat(spoken(call))
        .contains(
            "en: To be called as soon as it is your turn, press one. To name a time, press two.",
            "en: Goodbye.");
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

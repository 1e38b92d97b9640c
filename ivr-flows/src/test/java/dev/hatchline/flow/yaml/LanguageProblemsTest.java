package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageProblemsTest {
  private static final FlowReader READER = FlowReader.judging(Map.of("firm", "Acme"));

  private static String flow(String languages, String prompt) {
    return """
    flow: f
    %s
    start: a
    nodes:
      a:
        say: %s
        then: p
      p:
        queue: people
    """
        .formatted(languages, prompt);
  }

  private static List<String> faults(FlowReader reader, String text) {
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> reader.read("f.yaml", text));
    return faulty == null
        ? List.of()
        : faulty.problems().stream().map(FlowProblem::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "languages: en | Hi. | f.yaml:2:12: found 'en'; expected a list such as [en, es]",
        "languages: [english] | Hi. | f.yaml:2:13: found 'english'; expected a language such as"
            + " en, es or en-GB",
        "languages: [en, en] | Hi. | f.yaml:2:17: 'en' is there twice; expected each language once",
        "languages: [en, es] | Hi. | f.yaml:6:10: the prompt is in one language; expected en and es",
        "languages: [en, es] | {en: Hi.} | f.yaml:6:10: the prompt has no 'es'; expected en and es",
        "languages: [en, es] | {en: Hi., es: Hola., de: Hallo.} | f.yaml:6:31: unknown key 'de' in a"
            + " prompt; expected one of en, es",
        "languages: [en, it] | {en: Hi., it: 'Ciao, {today}.'} | f.yaml:6:24: values are not spoken"
            + " in 'it'; expected one of en, es, de, fr, or a recording",
        "languages: [it] | '\"{today}.\"' | f.yaml:6:10: values are not spoken in 'it'; expected one of"
            + " en, es, de, fr, or a recording",
        "queue: people | {en: Hi., es: Hola.} | f.yaml:6:10: the flow names no languages; expected"
            + " 'languages: [en, es]' at the top of the flow",
        "languages: [en, es] | {en: Hi., es: 'Su llamada es muy importante para nosotros.'} |"
            + " f.yaml:6:20: it says 'su llamada es importante para nosotros'; expected a prompt"
            + " without it: callers have heard it too often",
        "queue: people | {file: a.wav, says: '{today}'} | f.yaml:6:30: found '{today}'; expected"
            + " the words of the recording, without values",
        "queue: people | 'Today, {today:digits}.' | f.yaml:6:17: 'today' is date and has no form"
            + " 'digits'; expected {today} without a colon, or one of short, year",
        "queue: people | 'It is {today:shrot}.' | f.yaml:6:16: 'today' is date and has no form"
            + " 'shrot'; expected {today} without a colon, or one of short, year; did you mean"
            + " 'short'?",
        "queue: people | 'This is {firm:short}.' | f.yaml:6:18: 'firm' is a constant and has no"
            + " form 'short'; expected {firm} without a colon",
        "queue: people | 'Yes, {callback:number}.' | f.yaml:6:15: 'callback' is yes-no and has no"
            + " form 'number'; expected {callback} without a colon",
      })
  void faultsAreNamedWhereTheyStand(String languages, String prompt, String expected) {
    assertThat(faults(READER, flow(languages, prompt))).containsExactly(expected);
  }

  @Test
  void nodesChangeToLanguagesOfTheFlowOnly() {
    String node = "\n  a:\n    language: %s\n    then: p\n  p:\n    queue: people\n";
    String top = "flow: f\nlanguages: [en, es]\nstart: a\nnodes:" + node.formatted("se");
    assertThat(faults(READER, top))
        .containsExactly("f.yaml:6:15: found 'se'; expected one of en, es; did you mean 'es'?");
    assertThat(faults(READER, "flow: f\nstart: a\nnodes:" + node.formatted("es")))
        .containsExactly(
            "f.yaml:5:15: found 'es'; expected 'languages: [en, es]' at the top of the flow with"
                + " it");
    assertThat(faults(READER, top.replace("se\n", "es\n"))).isEmpty();
  }

  @Test
  void aValueIsReadBackInEveryLanguage() {
    String text =
        """
        flow: f
        languages: [en, es]
        start: a
        nodes:
          a:
            ask:
              prompt: { file: which.wav }
              into: order
              length: 4
              confirm: { en: "Is it {order}?", es: ¿Bien? }
            then: p
          p:
            queue: people
        """;
    assertThat(faults(READER, text))
        .containsExactly(
            "f.yaml:10:16: 'order' is not read back; expected {order} in what is said");
    assertThat(faults(READER, text.replace("¿Bien?", "\"¿{order:number}?\""))).isEmpty();
  }

  @Test
  void aVoiceSpeaksItsLanguagesOnly() {
    FlowReader english = READER.speaking(new VoiceRules(List.of("en")));
    String two = "{ en: Hi., es: [ { file: hola.wav }, Hola. ] }";
    assertThat(faults(english, flow("languages: [en, es]", two)))
        .containsExactly(
            "f.yaml:6:21: no voice speaks 'es'; expected recordings alone in this"
                + " language, or a voice for it in the operator's file, such as 'voice:"
                + " {languages: {es: espeak-ng:es}}', beside those of en");
    String recorded = "{ en: Hi., es: [ { file: hola.wav, says: Hola. } ] }";
    assertThat(faults(english, flow("languages: [en, es]", recorded))).isEmpty();
    assertThat(faults(english, flow("languages: [de]", "Guten Tag.")))
        .containsExactly(
            "f.yaml:6:5: no voice speaks 'de'; expected recordings alone in this"
                + " language, or a voice for it in the operator's file, such as 'voice:"
                + " {languages: {es: espeak-ng:es}}', beside those of en");
    assertThat(faults(english, flow("languages: [en-GB]", "Hi."))).isEmpty();
    assertThat(faults(english, flow("queue: people", "Hi."))).isEmpty();
  }
}

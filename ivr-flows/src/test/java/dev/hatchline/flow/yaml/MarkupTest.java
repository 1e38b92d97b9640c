package dev.hatchline.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags in what is said. */
class MarkupTest {
  private static final FlowReader READER = FlowReader.judging(Map.of("firm", "Acme"));

  private static String flow(String prompt) {
    return """
    flow: f
    start: a
    nodes:
      a:
        say: %s
        then: p
      p:
        queue: people
    """
        .formatted(prompt);
  }

  private static List<Prompt.Part> parts(String prompt) throws FlowException {
    Node first = READER.read("f.yaml", flow(prompt)).nodes().values().iterator().next();
    return first.prompts().getFirst().parts();
  }

  private static String fault(String prompt) {
    FlowException faulty =
        catchThrowableOfType(FlowException.class, () -> READER.read("f.yaml", flow(prompt)));
    assertThat(faulty).as(prompt).isNotNull();
    assertThat(faulty.problems()).hasSize(1);
    FlowProblem problem = faulty.problems().getFirst();
    return problem.code() + " " + problem.line() + ":" + problem.column() + " " + problem.what();
  }

  private static Prompt.Pause pause(long millis) {
    return new Prompt.Pause(Duration.ofMillis(millis));
  }

  @Test
  void aBreakIsSilenceBetweenWords() throws Exception {
    assertThat(parts("'Hello. <break time=\"300ms\"/> This is {firm}.<break time=''1.5s'' />Bye.'"))
        .containsExactly(
            new Prompt.Text("Hello."),
            pause(300),
            new Prompt.Text("This is Acme."),
            pause(1500),
            new Prompt.Text("Bye."));
    assertThat(parts("It is {today}.<break time=\"3s\"/>Bye."))
        .containsExactly(
            new Prompt.Template("It is {today}."), pause(3000), new Prompt.Text("Bye."));
    assertThat(parts("Hello.<break time=\"0s\"/>")).containsExactly(new Prompt.Text("Hello."));
  }

  @Test
  void figuresAndLettersAreSaidOneByOne() throws Exception {
    assertThat(parts("Dial <say-as interpret-as=\"telephone\">030 123-456</say-as> now."))
        .containsExactly(new Prompt.Text("Dial 0 3 0, 1 2 3, 4 5 6 now."));
    assertThat(parts("Code <say-as interpret-as='digits'>4711</say-as>."))
        .containsExactly(new Prompt.Text("Code 4 7 1 1."));
    assertThat(parts("Form <say-as interpret-as=\"characters\">ab12</say-as>."))
        .containsExactly(new Prompt.Text("Form A B 1 2."));
  }

  @Test
  void aSignBeforeASpaceIsASign() throws Exception {
    assertThat(parts("'5 < 6 and 7 > 6.'")).containsExactly(new Prompt.Text("5 < 6 and 7 > 6."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Hi <b> you. | wrong-tag 5:13 the tag <b>",
        "\"Hi <break time='4s'/> you.\" | wrong-tag 5:14 a break of 4s",
        "'It''s <break time=\"4s\"/> late.' | wrong-tag 5:17 a break of 4s",
        "Hi <break/> you. | wrong-tag 5:13 the tag <break/>",
        "Hi <break time=\"-1s\"/>. | wrong-tag 5:13 the tag <break time=\"-1s\"/>",
        "Hi <break time=\"300\"/>. | wrong-tag 5:13 the tag <break time=\"300\"/>",
        "Hi <break time=\"1s\">. | wrong-tag 5:13 the tag <break time=\"1s\">",
        "Hi <break time=\"1s\" | wrong-tag 5:13 the tag <break time=\"1s\"",
        "Hi <prosody rate='slow'> you. | wrong-tag 5:13 the tag <prosody rate='slow'>",
        "<!-- note --> Hi. | wrong-tag 5:10 the tag <!-- note -->",
        "No <say-as interpret-as=\"digits\">{today}</say-as>. | wrong-tag 5:13 a value in <say-as>",
        "No <say-as interpret-as=\"digits\">12 | wrong-tag 5:13 a <say-as> without its end",
        "No <say-as interpret-as=\"digits\">one</say-as>. | wrong-tag 5:13 'one' as digits",
        "No <say-as interpret-as=\"date\">2026</say-as>. | wrong-tag 5:13 '2026' as date",
        "</say-as> Hi. | wrong-tag 5:10 the tag </say-as>",
        "<break time=\"1s\"/> | empty 5:10 nothing is said but pauses",
      })
  void anyOtherTagIsAFaultWithItsPlace(String prompt, String fault) {
    assertThat(fault(prompt)).startsWith(fault);
  }

  @Test
  void eachWrongTagIsTold() {
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class, () -> READER.read("f.yaml", flow("<i>Hi.</i> <u>Bye.</u>")));
    assertThat(faulty.problems()).extracting(FlowProblem::column).containsExactly(10, 16, 21, 28);
  }

  @Test
  void pausesTakeTheirTime() throws Exception {
    Prompt prompt = new Prompt(parts("Hello.<break time=\"2s\"/>Hello."));
    Duration words = PromptLength.ESTIMATE.of(Prompt.text("Hello."));
    assertThat(PromptLength.ESTIMATE.of(prompt))
        .isEqualTo(words.plus(words).plus(Duration.ofSeconds(2)));
    String pause = "<break time=\"3s\"/>";
    FlowException faulty =
        catchThrowableOfType(
            FlowException.class,
            () -> READER.prove("f.yaml", flow("Hi." + pause.repeat(4)), Measure.ESTIMATE));
    assertThat(faulty.problems()).extracting(FlowProblem::code).contains("prompt-too-long");
  }

  /** What a system answers is said as it is, and commands nothing. */
  @Test
  void aValueIsNoMarkup() {
    Prompt filled =
        new Prompt(List.of(new Prompt.Template("It is {x}.")))
            .filled(_ -> "<break time=\"3s\"/>")
            .orElseThrow();
    assertThat(filled.parts()).containsExactly(new Prompt.Text("It is <break time=\"3s\"/>."));
  }
}

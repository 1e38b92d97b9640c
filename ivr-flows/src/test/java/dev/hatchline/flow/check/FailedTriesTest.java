package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where tries lead that have failed, and how long that takes. */
class FailedTriesTest {
  private static final FlowReader READER = new FlowReader(Map.of("company", "Test"));

  private static final String NUMBER =
      """
        n:
          ask: {prompt: Number, into: n, as: phone%s, confirm: "{n} 1 or 2", tries: 3, wait: 9s}
          then: p
      """;

  private static final String AGAIN = NUMBER.formatted(", again: yes");
  private static final String PROMISE = "  p: {callback: n}\n";
  private static final String PERSON = "  person: {queue: people}\n";

  /** A menu whose tries lead to the number, and before it one where something was chosen. */
  private static final String LATER =
      """
        a: {menu: {prompt: Person zero, choices: {1: b}}}
        b: {menu: {prompt: Person zero, choices: {1: person}, silence: n, no-match: n}}
      """;

  private static Proof proof(String... nodes) throws FlowException {
    String flow = "flow: test\nstart: a\nnodes:\n" + String.join("", nodes);
    return new Proof(READER.read("test", flow), PromptLength.ESTIMATE);
  }

  private static List<String> faults(String... nodes) throws FlowException {
    return proof(nodes).faults().stream()
        .map(fault -> fault.node() + " " + fault.code() + ": " + fault.what())
        .toList();
  }

  /** A menu of which the tries lead there, in silence or not. */
  private static String menu(String failed) {
    return "  a: {menu: {prompt: Person zero, choices: {1: person}, silence: %s, no-match: %s}}\n"
        .formatted(failed, failed);
  }

  @Test
  void theNumberToCallBackIsAskedForAndThatTimeCounts() throws FlowException {
    Proof whole = proof(menu("n"), AGAIN, PROMISE, PERSON);
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.errors().text()).isEqualTo("a (2 failed tries) → n (3 failed tries)");
    Proof first = proof(menu("person"), PERSON);
    Proof second = proof("  a: {say: Person zero, then: n}\n", AGAIN, PROMISE);
    assertThat(whole.errors().time()).isEqualTo(first.errors().time().plus(second.errors().time()));
  }

  @Test
  void noOtherQuestionIsAskedBeforeIt() throws FlowException {
    String account = "  d: {ask: {prompt: Four, into: d, length: 4, again: yes}, then: %s}\n";
    assertThat(faults(menu("d"), account.formatted("n"), AGAIN, PROMISE, PERSON))
        .containsExactly("a errors-astray: tries that fail lead to another question, 'd'");
    String after = AGAIN.replace("then: p", "then: d");
    assertThat(faults(menu("n"), after, account.formatted("p"), PROMISE, PERSON))
        .containsExactly("a errors-astray: tries that fail lead to another question, 'n'");
  }

  /** Whose number is known already comes there without doing anything. */
  @Test
  void whereNoCallBackCanBeHadThereIsAPerson() throws FlowException {
    String unavailable = "  p: {callback: n, unavailable: m}\n  m: {message: Speak}\n";
    assertThat(faults(LATER, NUMBER.formatted(""), unavailable, PERSON))
        .containsExactly("m errors-astray: tries that fail lead to the end of the call, at 'm'");
    assertThat(faults(LATER, AGAIN, unavailable, PERSON)).isEmpty();
  }

  /** It is forgotten, and asked for: that is no circle. */
  @Test
  void aKnownNumberThatIsNotCalledIsAskedForAnew() throws FlowException {
    Proof proof = proof(LATER, NUMBER.formatted(""), PROMISE, PERSON);
    assertThat(proof.faults()).isEmpty();
    assertThat(proof.errors().text()).isEqualTo("b (2 failed tries) → n (3 failed tries)");
  }
}

package dev.hatchline.flow.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome.ToQueue;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.sim.CallerScript;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.sim.ScriptedCaller;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is pressed and said, and whatever is asked for: a value as asked for, or a person. */
class AnyKeysTest {
  private static final int RUNS = 700;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final List<String> SAYINGS = List.of("yes", "no", "morning", "what", "an agent");

  private static Flow flow(String ask) throws FlowException {
    return new FlowReader(Map.of())
        .read(
            "ask.yaml",
            """
            flow: ask
            start: which
            nodes:
              which: { ask: { prompt: Which?, into: it, wrong: Wrong., %s }, then: tell }
              tell: { queue: people, prompt: "It is {it}." }
            """
                .formatted(ask));
  }

  /** Presses these first, then anything. */
  private static CallerScript anyCaller(Random random, String first) {
    CallerScript script = CallerScript.silent();
    Duration at = Duration.ZERO;
    int acts = first.length() + random.nextInt(16);
    for (int act = 0; act < acts; act++) {
      boolean begun = act < first.length();
      at = at.plusMillis(random.nextInt(begun ? 1500 : 6000));
      char key = begun ? first.charAt(act) : "0012345*#".charAt(random.nextInt(9));
      boolean speaks = !begun && random.nextInt(8) == 0;
      String saying = SAYINGS.get(random.nextInt(SAYINGS.size()));
      script = speaks ? script.say(saying, at) : script.press(key, at);
    }
    return script;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "length: 2..5 | 4711#",
        "pattern: ['4##', '5'] | 471",
        "as: date | 1126",
        "as: date, year: yes | 05171980",
        "as: time | 1430",
        "as: phone | 2025550123#",
        "as: number, from: 3, to: 40 | 7#",
        "as: number, decimals: 2, to: 3 | 125",
        "as: money, currency: EUR, from: 1, to: 12.50, confirm: '{it}?' | 125#1",
        "as: yes-no | 1",
        "as: yes-no, confirm: '{it}?' | 21",
        "as: choice, choices: { 1: { value: am, words: morning }, 2: pm, '#': any } | #"
      })
  void anyKeysComeToAValueOrAPerson(String ask, String good) throws FlowException {
    Flow flow = flow(ask);
    int given = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      ScriptedCaller caller =
          new ScriptedCaller(
              anyCaller(new Random(seed), seed % 4 == 0 ? good : ""), PromptLength.ESTIMATE);
      FlowInterpreter interpreter =
          new FlowInterpreter(flow, caller, new ScriptedBusiness(TODAY), FlowListener.NONE);
      assertThat(interpreter.run()).as("seed " + seed).isInstanceOf(ToQueue.class);
      Entry as = ((Node.Ask) flow.node("which")).as();
      assertThat(interpreter.values().values())
          .as("seed " + seed)
          .allMatch(value -> value.type() == as.type() && isAskedFor(as, value));
      given += interpreter.values().size();
    }
    assertThat(given).as("some give what is asked for").isPositive();
  }

  private static boolean isAskedFor(Entry as, Value value) {
    return switch (value) {
      case Value.Digits(String digits) ->
          as instanceof Entry.Digits asked
              && digits.length() >= asked.min()
              && digits.length() <= asked.max()
              && asked.takes(digits);
      case Value.Number number ->
          as instanceof Entry.Amount asked
              && number.amount().compareTo(asked.from()) >= 0
              && number.amount().compareTo(asked.to()) <= 0;
      case Value.Money money ->
          as instanceof Entry.Amount asked
              && money.amount().compareTo(asked.from()) >= 0
              && money.amount().compareTo(asked.to()) <= 0
              && money.currency().equals("EUR");
      case Value.Day(LocalDate day) -> as.max() == 8 || !day.isBefore(TODAY);
      case Value.Text(String text) ->
          as instanceof Entry.OneOf(var choices)
              && choices.values().stream().anyMatch(choice -> choice.to().equals(text));
      case Value.Time _, Value.YesNo _, Value.Phone _ -> true;
    };
  }
}

package dev.hatchline.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Node.Lookup.Method;
import dev.hatchline.flow.Node.Lookup.Query;
import dev.hatchline.flow.Node.Lookup.Take;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.PromptLength;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTimesTest {
  private static final Duration WAIT = Duration.ofSeconds(4);

  /** A tenth of a second for each letter. */
  private static final PromptLength VOICE =
      prompt -> Duration.ofMillis(prompt.toString().length() * 100L);

  private static final Map<String, ValueType> TYPES =
      Map.of(
          "wait", ValueType.TEXT,
          "state", ValueType.TEXT,
          "order", ValueType.DIGITS,
          "place", ValueType.DIGITS,
          "count", ValueType.NUMBER,
          "sent", ValueType.YES_NO,
          "day", ValueType.DAY,
          "price", ValueType.MONEY,
          "at", ValueType.TIME,
          "caller", ValueType.PHONE);

  private static List<Fault> faults(Node node) {
    return new PromptTimes(VOICE, TYPES)
        .faults(new Flow("line", "people", "start", Map.of("start", node)));
  }

  private static Prompt prompt(String words) {
    return new Prompt(
        List.of(words.contains("{") ? new Prompt.Template(words) : new Prompt.Text(words)));
  }

  /** Twice as long as it is, unless one looks closer. */
  private static PromptLength quick(List<String> looked) {
    return new PromptLength() {
      @Override
      public Duration of(Prompt prompt) {
        return VOICE.of(prompt).multipliedBy(2);
      }

      @Override
      public PromptLength closer() {
        return prompt -> {
          looked.add(prompt.toString());
          return VOICE.of(prompt);
        };
      }
    };
  }

  @Test
  void whatSeemsTooLongIsLookedAtMoreClosely() {
    List<String> looked = new ArrayList<>();
    PromptTimes times = new PromptTimes(quick(looked), TYPES);
    Node brief = new Node.Message(prompt("x".repeat(10)));
    assertThat(times.faults(new Flow("line", "people", "start", Map.of("start", brief)))).isEmpty();
    assertThat(looked).isEmpty();
    Node fits = new Node.Message(prompt("x".repeat(60)));
    assertThat(times.faults(new Flow("line", "people", "start", Map.of("start", fits)))).isEmpty();
    assertThat(looked).containsExactly(prompt("x".repeat(60)).toString());
    Node tooLong = new Node.Message(prompt("x".repeat(124)));
    assertThat(times.faults(new Flow("line", "people", "start", Map.of("start", tooLong))))
        .singleElement()
        .extracting(Fault::what)
        .isEqualTo(faults(tooLong).getFirst().what());
  }

  @Test
  void aPromptTakesTenSecondsAtMost() {
    assertThat(faults(new Node.Message(prompt("x".repeat(100))))).isEmpty();
    assertThat(faults(new Node.Message(prompt("x".repeat(124)))))
        .containsExactly(
            new Fault(
                "start",
                new Spot.Part(List.of("prompt")),
                "prompt-too-long",
                "it takes 12.4 s",
                "at most 10 s: say it in two nodes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{wait} | The wait is between twenty seven and fifty seven minutes.",
        "{place} | 7 7 7, 7 7 7, 7 7 7 7",
        "{count} | seven hundred seventy seven thousand seven hundred seventy seven point seven seven",
        "{count:digits} | 7 7 7, 7 7 7 point seven seven",
        "{at} | eleven twenty seven P M",
        "{sent} | yes",
        "{day} | Wednesday, September twenty seventh",
        "{day:short} | September twenty seventh",
        "{day:year} | Wednesday, September twenty seventh, nineteen seventy seven",
        "{caller} | plus 7, 7 7 7, 7 7 7, 7 7 7 7, 7 7 7 7",
        "{sent}{sent} | yesyes"
      })
  void valuesTakeTheirLongestWords(String values, String longest) {
    assertRoom(values, 100 - longest.length());
  }

  private static void assertRoom(String values, int room) {
    Prompt fits =
        new Prompt(List.of(new Prompt.Template(values), new Prompt.Text("x".repeat(room - 1))));
    Prompt exceeds =
        new Prompt(List.of(new Prompt.Template(values), new Prompt.Text("x".repeat(room + 1))));
    assertThat(faults(new Node.Message(fits))).as(values).isEmpty();
    assertThat(faults(new Node.Message(exceeds))).as(values).hasSize(1);
  }

  @Test
  void aTextOfWhichNothingIsDeclaredTakesThreeSeconds() {
    assertRoom("{state}", 70);
  }

  private static Prompt saying(String values) {
    return new Prompt(List.of(new Prompt.Template(values), new Prompt.Text("x".repeat(80))));
  }

  /** A flow that says this, after a value has come from such a node. */
  private static boolean fits(Node from, String values) {
    Flow flow =
        new Flow(
            "line",
            "people",
            "from",
            Map.of("from", from, "start", new Node.Message(saying(values))));
    return new PromptTimes(VOICE, TYPES)
        .faults(flow).stream().noneMatch(fault -> fault.node().equals("start"));
  }

  private static Node taking(Take... takes) {
    Map<String, Take> all = new LinkedHashMap<>();
    for (Take take : takes) {
      all.put(take.field().getFirst(), take);
    }
    Query query = new Query("s", Method.GET, "/x", Map.of(), WAIT);
    return new Node.Lookup(
        query, all, Optional.empty(), Optional.empty(), "start", "start", "start");
  }

  private static Take take(String name, ValueType type, String currency, int most) {
    return new Take(
        List.of(name),
        type,
        Optional.of(currency).filter(unit -> !unit.isEmpty()),
        Optional.of(BigDecimal.valueOf(most)));
  }

  @Test
  void whatASystemMayAnswerIsWhatIsDeclared() {
    // 28 characters, at 14 a second, are two seconds
    assertThat(fits(taking(take("state", ValueType.TEXT, "", 28)), "{state}")).isTrue();
    assertThat(fits(taking(take("state", ValueType.TEXT, "", 29)), "{state}")).isFalse();
    assertThat(fits(taking(take("place", ValueType.DIGITS, "", 9)), "{place}")).isTrue();
    assertThat(fits(taking(take("place", ValueType.DIGITS, "", 10)), "{place}")).isFalse();
    assertThat(fits(taking(take("count", ValueType.NUMBER, "", 9)), "{count:digits}")).isTrue();
    assertThat(fits(taking(take("count", ValueType.NUMBER, "", 99)), "{count:digits}")).isFalse();
  }

  private static Node amount(String most, Optional<String> currency) {
    Entry typed = new Entry.Amount(BigDecimal.ZERO, new BigDecimal(most), 0, currency);
    return new Node.Ask(
        prompt("Well?"),
        "count",
        typed,
        WAIT,
        WAIT,
        2,
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.empty(),
        "start");
  }

  @Test
  void whatCallersTypeIsAtMostWhatIsTaken() {
    assertThat(fits(amount("99", Optional.empty()), "{count}")).isTrue();
    assertThat(fits(amount("999", Optional.empty()), "{count}")).isFalse();
  }

  @Test
  void whatComesFromElsewhereTooMayBeMore() {
    Take known = take("count", ValueType.NUMBER, "", 9);
    Flow flow =
        new Flow(
            "line",
            "people",
            "from",
            Map.of(
                "from", taking(known),
                "other", taking(new Take(List.of("count"), ValueType.NUMBER)),
                "start", new Node.Message(saying("{count:digits}"))));
    assertThat(new PromptTimes(VOICE, TYPES).faults(flow)).hasSize(1);
  }

  private static Node ask(int digits, String wrong, String confirm) {
    return new Node.Ask(
        prompt("Well?"),
        "order",
        new Entry.Digits(1, digits),
        WAIT,
        WAIT,
        2,
        Optional.of(prompt(wrong)),
        Optional.of(prompt(confirm)),
        true,
        Optional.empty(),
        "start");
  }

  @Test
  void digitsThatAreTypedTakeAsLongAsTheyMayBe() {
    String confirm = "{order} " + "x".repeat(80);
    assertThat(faults(ask(9, "No.", confirm))).isEmpty();
    assertThat(faults(ask(10, "No.", confirm)))
        .extracting(Fault::spot)
        .containsExactly(new Spot.Part(List.of("confirm")));
  }

  @Test
  void whatIsSaidAfterAFailureIsJudgedToo() {
    assertThat(faults(ask(4, "x".repeat(101), "{order}")))
        .extracting(Fault::spot)
        .containsExactly(new Spot.Part(List.of("wrong")));
  }

  @Test
  void whatIsHeardWhileASystemWorksIsCutOffAnyway() {
    Callback callback =
        new Callback(
            "caller",
            Optional.empty(),
            Optional.of(prompt("x".repeat(200))),
            prompt("x".repeat(101)),
            "start",
            Optional.empty(),
            new Callback.When.Choose());
    assertThat(faults(callback))
        .extracting(Fault::spot)
        .containsExactly(new Spot.Part(List.of("goodbye")));
  }
}

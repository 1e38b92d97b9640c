package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.meter.MeterCall;
import dev.hatchline.phones.sound.Sound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/**
 * Fifty calls are up while flows are published: none of them is ended, and none hears anything of
 * it, neither other words nor a gap in those that are said.
 */
@Timeout(900)
class PublishingUnderLoadIT {
  private static final int CALLERS = 50;
  private static final int CALLER_HZ = 1130;
  private static final String OPERATOR =
      """
      company: Test Company
      lines: [{number: "1000", flow: line}]
      queues: [{name: people, message-when-nobody: false}]
      """;

  private static final String MENU =
      "For a person, press zero at any moment, or just stay on the line. For something else that we"
          + " can do for you today, press one.";

  /** Packets come every 20 ms; a pause of so long is heard. */
  private static final Duration GAP_MAX = Duration.ofMillis(150);

  /** What the machine does besides may strike many of them; what publishing does strikes all. */
  private static final int EDITIONS_MAX = 12;

  /** Phones of which the words are listened to. */
  private static final int EARS = 2;

  /** NEXT is where the first key leads; with each EDITION there are words that are new. */
  private static final String FLOW =
      """
      flow: line
      start: top
      nodes:
        top:
          menu:
            prompt: %s
            choices: { 1: NEXT }
            wait: 15 s
            tries: 3
        before: { say: This is how it was. EDITION, then: person }
        now: { say: This is how it is. EDITION, then: person }
        person: { queue: people }
      """
          .formatted(MENU);

  private static final Comparator<Duration> ORDER = Comparator.naturalOrder();

  /** From the first word to the last, unbroken. */
  private static final Sound WORDS = words();

  private static Rig rig;
  private static Scene scene;
  private static Designer designer;

  private static Sound words() {
    Sound whole = Spoken.words(MENU);
    return whole.slice(0.3, whole.seconds() - 0.3);
  }

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            OPERATOR,
            home -> {
              designer = Designer.at(home);
              save("before", "now");
            });
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** Whoever is not led to is left out, for nothing may stand there that nobody comes to. */
  private static void save(String next, String other) {
    save(next, other, 0);
  }

  private static void save(String next, String other, int edition) {
    String text = FLOW.replace("NEXT", next).replaceAll("(?m)^  " + other + ":.*\n", "");
    designer.save("line.yaml", text.replace("EDITION", "Edition %d.".formatted(edition)));
  }

  private static String number(int caller) {
    return "+12025557%03d".formatted(caller);
  }

  /** Where the flow came to, as far as the queue: one that fails goes to people, but not by it. */
  private static List<String> nodes(String number) {
    return rig.story(number).stream().map(event -> event.path("node").asString("")).toList();
  }

  @Test
  void allFinishOnTheVersionThatTheyBeganWith() {
    try (Meter phones = Meter.at(rig.sip())) {
      List<MeterCall> calls = new ArrayList<>();
      IntStream.range(0, CALLERS).forEach(i -> calls.add(phones.call("1000", number(i))));
      calls.forEach(call -> call.awaitAnswer(Rig.PATIENCE));
      calls.forEach(call -> call.awaitSound(Rig.PATIENCE));
      int version = live() + 1;
      save("now", "before");
      Rig.await("version " + version, () -> live() == version);
      IntStream.range(0, CALLERS).forEach(i -> calls.get(i).press('1', Rig.PATIENCE));
      IntStream.range(0, CALLERS).forEach(i -> rig.awaitEvent(number(i), "JoinedLine"));
      for (int i = 0; i < CALLERS; i++) {
        assertThat(nodes(number(i)))
            .as(number(i))
            .containsSubsequence("before", "person")
            .doesNotContain("now");
        assertThat(Rig.types(rig.story(number(i)))).doesNotContain("Ended");
      }
      try (MeterCall next = phones.call("1000", number(CALLERS))) {
        next.awaitAnswer(Rig.PATIENCE);
        next.awaitSound(Rig.PATIENCE);
        next.press('1', Rig.PATIENCE);
        rig.awaitEvent(number(CALLERS), "JoinedLine");
        assertThat(nodes(number(CALLERS)))
            .containsSubsequence("now", "person")
            .doesNotContain("before");
      }
      calls.forEach(MeterCall::close);
    }
    rig.awaitNoCalls();
  }

  /** One after the other; at each, two more callers have begun to hear their menu. */
  @Test
  void nobodyHearsAGapWhileVersionsArePublished() {
    try (Meter phones = Meter.at(rig.sip())) {
      List<MeterCall> calls = new ArrayList<>();
      IntStream.range(100, 100 + CALLERS - EARS)
          .forEach(i -> calls.add(phones.call("1000", number(i))));
      calls.forEach(call -> call.awaitSound(Rig.PATIENCE));
      List<Gaps> gaps = new ArrayList<>();
      while (gaps.size() < EDITIONS_MAX && gaps.stream().noneMatch(Gaps::isUnheard)) {
        gaps.add(gaps(gaps.size() + 1, calls));
      }
      assertThat(gaps).as("the longest that any caller heard").anyMatch(Gaps::isUnheard);
      calls.forEach(MeterCall::close);
    }
    rig.awaitNoCalls();
  }

  /** The longest times without a packet, before something was published and meanwhile. */
  private record Gaps(Duration before, Duration meanwhile) {
    /** No longer than what is not heard, or than what the machine does by itself. */
    boolean isUnheard() {
      return meanwhile.compareTo(GAP_MAX) < 0 || meanwhile.compareTo(before) <= 0;
    }
  }

  /** Of any of these callers. */
  private static Gaps gaps(int edition, List<MeterCall> calls) {
    int first = 200 + EARS * edition;
    List<Phone> ears =
        IntStream.range(first, first + EARS)
            .mapToObj(i -> scene.calls(number(i), CALLER_HZ))
            .toList();
    int version = live() + 1;
    long begin = System.nanoTime();
    save("before", "now", edition);
    Rig.await("version " + version, () -> live() == version);
    long end = System.nanoTime();
    ears.forEach(ear -> ear.awaitSound(Hearing.words(WORDS), Rig.PATIENCE));
    ears.forEach(Phone::close);
    return new Gaps(gap(calls, 2 * begin - end, begin), gap(calls, begin, end));
  }

  private static Duration gap(List<MeterCall> calls, long begin, long end) {
    return calls.stream().map(call -> gap(call, begin, end)).max(ORDER).orElseThrow();
  }

  /** The longest time without a packet between two moments (ns). */
  private static Duration gap(MeterCall call, long begin, long end) {
    long longest = 0;
    long last = begin;
    for (long packet : call.packets(begin, end)) {
      longest = Math.max(longest, packet - last);
      last = packet;
    }
    return Duration.ofNanos(Math.max(longest, end - last));
  }

  private static int live() {
    JsonNode flow = rig.api("/api/flows").get(0);
    return flow.path("live").path("version").asInt();
  }
}

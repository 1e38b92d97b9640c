package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.conf.NativePrompt;
import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine is killed, or is not there at all, and every caller reaches a person. */
class EngineDiesIT {
  private static final Duration ALL_SERVED_MAX = Duration.ofMinutes(3);
  private static final int HERTZ = 2150;
  private static Rig rig;

  @BeforeAll
  static void up() {
    rig = Rig.up(Rush.OPERATOR_FILE + "cases: {messages: desk}\n");
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @Test
  void killedItLeavesNobodyBehindAndComingBackKeepsEveryPlace() throws Exception {
    try (Turn _ = Turn.ofMany();
        Rush rush = Rush.begin(rig)) {
      long engine = rig.pid("engine");
      rush.twoAgentsEnd();
      long killed = System.nanoTime();
      // There is no other engine until a phone has rung: Asterisk rings it by itself.
      rig.signal("STOP", rig.pid("supervisor"));
      try {
        rig.signal("KILL", engine);
        rush.awaitRungSince(killed);
      } finally {
        rig.signal("CONT", rig.pid("supervisor"));
      }
      assertThat(rush.rungSince(killed).getFirst().number())
          .isEqualTo(rush.waiting().getFirst().number());
      rush.awaitServed(9);
      rush.talkAtLength();

      rig.awaitEngineOtherThan(engine);
      rush.assertAllOnCall();
      assertThat(rig.agentState("104")).isEqualTo("Paused");
      assertThat(rig.agentState("105")).isEqualTo("SignedOut");
      Rush.Caller newest = rush.another(90);
      newest.phone().events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      newest.phone().press("0");
      rig.awaitEvent(newest.number(), "JoinedLine");

      rush.assertTalkedOn();
      rush.talkBriefly();
      rig.awaitEvent(rush.talking().number(), "Ended");
      StoredEvents story = StoredEvents.of(rig).from(rush.talking().number());
      assertThat(story.end()).isEqualTo("AGENT SERVED");
      assertThat(story.types()).contains("Readopted").endsWith("AgentLeft", "Ended");

      rush.awaitAllServed(ALL_SERVED_MAX);
      rush.assertOrderOfFirstRings(killed);
      rush.assertEachTalkedOnce();
      rush.assertNobodyAwayWasRung();
    }
    rig.awaitNoCalls();
    StoredEvents.of(rig).assertSound();
    assertThat(StoredEvents.of(rig).ofType("Readopted")).hasSizeGreaterThan(3);
    // Asterisk's own queue has had them, too.
    assertThat(LogFiles.withNumbers(rig.state())).isEmpty();
  }

  @Test
  void notThereAtAllItIsNotMissed() throws Exception {
    long engine = rig.pid("engine");
    rig.signal("STOP", rig.pid("supervisor"));
    try {
      rig.signal("KILL", engine);
      aMessageIsTakenWhenNobodyIsSignedIn("+12025550391");
      aPersonIsReached("+12025550392");
    } finally {
      rig.signal("CONT", rig.pid("supervisor"));
    }
    rig.awaitEngineOtherThan(engine);
  }

  private static void aMessageIsTakenWhenNobodyIsSignedIn(String number) throws Exception {
    Sound words = Sound.read(NativePrompt.NOBODY_MESSAGE.file(rig.installation()));
    try (Phone caller = rig.caller(number, HERTZ)) {
      caller.dial(rig.uri("1000"));
      Sound heard =
          caller.awaitSound(s -> s.heardAt(words).isPresent() && beeped(s, words), Rig.PATIENCE);
      assertThat(heard.heardAt(words)).isPresent();
      Rig.await("a recording", () -> longestMessage(number) > 1);
      caller.hangUp();
    }
    Rig.await("a message with the caller's voice", () -> longestMessage(number) > 1);
  }

  /** After the words comes a sound that is not the words: the tone to speak after. */
  private static boolean beeped(Sound heard, Sound words) {
    double end = heard.heardAt(words).orElseThrow().second() + words.seconds();
    return heard.spans().stream().anyMatch(span -> span.to() > end + 0.1);
  }

  /** The caller's voice in the message from this number, in seconds. */
  private static double longestMessage(String number) {
    String digits = number.substring(1);
    try (Stream<Path> files = Files.list(rig.installation().messages())) {
      double longest = 0;
      for (Path file : files.filter(f -> f.toString().contains(digits)).toList()) {
        longest = Math.max(longest, Rush.longest(Sound.read(file).toneSpans(HERTZ)));
      }
      return longest;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void aPersonIsReached(String number) {
    try (Phone agent = rig.agent("101", 2350, Duration.ZERO);
        Phone caller = rig.caller(number, HERTZ)) {
      caller.dial(rig.uri("1000"));
      agent.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      caller.awaitSound(sound -> Rush.longest(sound.toneSpans(2350)) > 0.5, Rig.PATIENCE);
      agent.awaitSound(sound -> Rush.longest(sound.toneSpans(HERTZ)) > 0.5, Rig.PATIENCE);
      agent.hangUp();
      caller.events().await(PhoneEvent.Ended.class, Rig.PATIENCE);
    }
  }
}

package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.call.CallId;
import dev.hatchline.call.EscapeWords;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.metrics.span.Happening;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.OutsideDial;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.AnswerListener;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.LimitedHearing;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When an ear is open, and what it knows and tells. */
class HeardLegTest {
  private static final Pcm PROMPT = Pcm.of(new short[480]);
  private static final Answers YES = new Answers.OneOf(List.of("yes"));
  private static final Path MESSAGE = Path.of("/m.wav");
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final OutsideDial GARAGE =
      new OutsideDial(new PhoneNumber("+12025550188"), SHORT, "1000");

  private final List<String> told = new ArrayList<>();
  private final List<Mail> mail = new ArrayList<>();
  private final FakeLeg bare = new FakeLeg(told::add);
  private final FakeHearing hearing = new FakeHearing(told::add);
  private HeardLeg leg = leg(new CallEars(hearing, Map.of(), EarCounts.NONE, _ -> true));

  private HeardLeg leg(CallEars ears) {
    return new HeardLeg(bare, ears, "en-US", mail::add);
  }

  @BeforeEach
  void forget() {
    told.clear();
  }

  @Test
  void earIsOpenBeforeTheFirstSoundAndKnowsWhatIsPlayed() {
    leg.play(1, PROMPT);
    leg.openDialogue();
    bare.hears(PROMPT);
    leg.happened(new LegEvent.Played(1));
    assertThat(told)
        .containsExactly(
            "play 1", "ear en", "ear plays 480", "open", "ear hears 480", "ear plays nothing");
  }

  @Test
  void promptThatWasReplacedDoesNotEndTheOneThatPlays() {
    leg.openDialogue();
    leg.play(1, PROMPT);
    leg.play(2, PROMPT);
    leg.happened(new LegEvent.Played(1));
    assertThat(told).doesNotContain("ear plays nothing");
    leg.silence();
    assertThat(told).endsWith("ear plays nothing", "silence");
  }

  @Test
  void eachPromptIsNotedWhenItIsOverAndWhetherItWasHeardToItsEnd() {
    List<Happening> noted = new ArrayList<>();
    AtomicLong second = new AtomicLong();
    CallNotes notes =
        new CallNotes(noted::add, () -> Instant.ofEpochSecond(second.getAndIncrement()));
    leg = leg(new CallEars(hearing, Map.of(), EarCounts.NONE, _ -> true).with(notes));
    leg.openDialogue();
    leg.play(1, PROMPT);
    leg.happened(new LegEvent.Played(1));
    leg.play(2, PROMPT);
    leg.play(3, PROMPT);
    leg.silence();
    leg.play(4, PROMPT);
    leg.close();
    assertThat(noted)
        .containsExactly(
            prompt(0, 1, true), prompt(2, 3, false), prompt(4, 5, false), prompt(6, 7, false));
  }

  private Happening prompt(long began, long at, boolean whole) {
    return new Happening.Played(
        bare.arrival().call(), Instant.ofEpochSecond(began), Instant.ofEpochSecond(at), whole);
  }

  @Test
  void whatIsSaidIsNotedFromItsBeginning() {
    List<Happening> noted = new ArrayList<>();
    AtomicLong second = new AtomicLong();
    CallNotes notes =
        new CallNotes(noted::add, () -> Instant.ofEpochSecond(second.getAndIncrement()));
    CallId call = bare.arrival().call();
    OpenEar ear =
        new OpenEar(
            call,
            new CallEars(hearing, Map.of(), EarCounts.NONE, _ -> true).with(notes),
            mail::add);
    AnswerListener listening = ear.listening();
    listening.began();
    listening.onlyNoise();
    listening.began();
    listening.heard(new Utterance("yes", 0.9));
    ear.listening().notUnderstood();
    assertThat(noted)
        .containsExactly(
            new Happening.Heard(call, Instant.ofEpochSecond(0), Instant.ofEpochSecond(1), "noise"),
            new Happening.Heard(
                call, Instant.ofEpochSecond(2), Instant.ofEpochSecond(3), "understood"),
            new Happening.Heard(
                call, Instant.ofEpochSecond(4), Instant.ofEpochSecond(5), "not-understood"));
  }

  @Test
  void whatIsLostIsNoNoiseAndThePromptGoesOn() {
    List<Happening> noted = new ArrayList<>();
    List<String> counted = new ArrayList<>();
    CallNotes notes = new CallNotes(noted::add, () -> Instant.EPOCH);
    CallId call = bare.arrival().call();
    CallEars ears = new CallEars(hearing, Map.of(), noiseTo(counted), _ -> true).with(notes);
    OpenEar.Numbered listening = new OpenEar(call, ears, mail::add).listening();
    listening.began();
    listening.lost();
    assertThat(mail)
        .containsExactly(
            new Mail.Listened(listening.number(), new Overheard.Began()),
            new Mail.Listened(listening.number(), new Overheard.OnlyNoise()));
    assertThat(noted)
        .containsExactly(new Happening.Heard(call, Instant.EPOCH, Instant.EPOCH, "lost"));
    assertThat(counted).isEmpty();
    listening.onlyNoise();
    assertThat(counted).containsExactly("noise");
  }

  private static EarCounts noiseTo(List<String> counted) {
    return new EarCounts() {
      @Override
      public void understood(double confidence) {}

      @Override
      public void notUnderstood() {}

      @Override
      public void noise() {
        counted.add("noise");
      }

      @Override
      public void waited(Duration wait) {}
    };
  }

  @Test
  void pausedPromptIsNoEchoAndTheRestOfItIs() {
    leg.openDialogue();
    leg.play(7, PROMPT);
    leg.pause(7);
    leg.resume(7);
    assertThat(told).endsWith("pause 7", "ear plays nothing", "ear plays 320", "resume 7");
    told.clear();
    bare.standsAt = OptionalInt.empty();
    leg.pause(8);
    assertThat(told).containsExactly("pause 8");
  }

  @Test
  void nobodyListensFromTheMomentOnInWhichAPersonFollows() {
    for (Runnable end :
        List.<Runnable>of(
            () -> leg.finish(FinishAs.PEOPLE),
            () -> leg.happened(new LegEvent.Moved()),
            () -> leg.happened(new LegEvent.Released()),
            () -> leg.happened(new LegEvent.DialogueFailed("broken")))) {
      leg.openDialogue();
      told.clear();
      end.run();
      assertThat(told).startsWith("ear closed");
      bare.hears(PROMPT);
      assertThat(told).doesNotContain("ear hears 480");
    }
  }

  @Test
  void nextDialogueHasANewEarThatListensForTheSame() {
    leg.openDialogue();
    leg.listen(YES);
    leg.happened(new LegEvent.DialogueFailed("broken"));
    told.clear();
    leg.openDialogue();
    assertThat(told).containsExactly("ear en", "ear listens", "open");
    leg.openDialogue();
    assertThat(told).as("one ear is enough").endsWith("open", "open");
  }

  @Test
  void inAMessageEscapeWordsAloneAreHeardAndEachOnlyAlone() {
    leg.openDialogue();
    leg.listen(YES);
    told.clear();
    leg.record(MESSAGE, SHORT);
    bare.hears(PROMPT);
    assertThat(told)
        .containsExactly(
            "ear plays nothing", "ear answered", "ear tongue en alone", "record", "ear hears 480");
    hearing.ear().escaped("agent");
    assertThat(mail).last().isEqualTo(new Mail.Told(new CallInput.HatchOpened("agent")));
    told.clear();
    leg.openDialogue();
    leg.openDialogue();
    assertThat(told).containsExactly("ear tongue en", "ear listens", "open", "open");
  }

  @Test
  void messageOfWhoWasNotHeardBeforeHasAnEarThatTheNextDialogueKeeps() {
    leg.listen(YES);
    leg.record(MESSAGE, SHORT);
    bare.hears(PROMPT);
    assertThat(told).containsExactly("ear en alone", "record", "ear hears 480");
    told.clear();
    leg.openDialogue();
    bare.hears(PROMPT);
    assertThat(told).containsExactly("ear tongue en", "ear listens", "open", "ear hears 480");
  }

  @Test
  void escapeWordsAloneAreHeardWhileANumberOutsideRings() {
    leg.openDialogue();
    leg.play(1, PROMPT);
    leg.listen(YES);
    told.clear();
    leg.dial(GARAGE);
    bare.hears(PROMPT);
    assertThat(told)
        .containsExactly(
            "ear plays nothing", "ear answered", "ear tongue en", "dial outside", "ear hears 480");
    hearing.ear().escaped("agent");
    assertThat(mail).last().isEqualTo(new Mail.Told(new CallInput.HatchOpened("agent")));
    told.clear();
    leg.happened(new LegEvent.DialEnded(new DialResult.NoAnswer()));
    leg.openDialogue();
    bare.hears(PROMPT);
    assertThat(told).containsExactly("ear tongue en", "ear listens", "open", "ear hears 480");
  }

  @Test
  void nobodyListensOnceSomebodyOutsideIsThere() {
    leg.openDialogue();
    leg.dial(GARAGE);
    told.clear();
    leg.close();
    bare.hears(PROMPT);
    leg.close();
    assertThat(told).containsExactly("ear closed");
  }

  @Test
  void whoTalksOnDoesSoInAnyLanguage() {
    leg.openDialogue();
    leg.record(MESSAGE, SHORT);
    leg.speaks("es");
    assertThat(told).endsWith("ear tongue es alone");
    leg.openDialogue();
    assertThat(told).endsWith("ear tongue es", "open");
  }

  @Test
  void whatEndedInAMessageDoesNotEndInTheNextOne() {
    leg.openDialogue();
    leg.record(MESSAGE, SHORT);
    leg.happened(new LegEvent.DialogueFailed("broken"));
    told.clear();
    leg.openDialogue();
    assertThat(told).containsExactly("ear en", "open");
  }

  @Test
  void whoLeavesAMessageKeepsTheSeat() {
    LimitedHearing one = new LimitedHearing(hearing, 1);
    leg = leg(new CallEars(one, Map.of(), EarCounts.NONE, _ -> true));
    leg.openDialogue();
    CallId younger = CallId.of("00000000-0000-0000-0000-000000000006");
    one.open(younger, new Tongue("nl", List.of()), new OpenEar(younger, CallEars.NONE, mail::add));
    leg.record(MESSAGE, SHORT);
    assertThat(leg.hears()).isTrue();
    leg.openDialogue();
    assertThat(leg.hears()).isTrue();
    assertThat(told).doesNotContain("ear nl");
    leg.finish(FinishAs.DONE);
    assertThat(told).contains("ear nl");
  }

  @Test
  void whoHangsUpInAMessageIsHeardNoMore() {
    leg.openDialogue();
    leg.record(MESSAGE, SHORT);
    told.clear();
    leg.happened(new LegEvent.Moved());
    bare.hears(PROMPT);
    assertThat(told).containsExactly("ear closed");
  }

  @Test
  void whatIsHeardComesUnderTheNumberOfItsListening() {
    leg.openDialogue();
    long first = leg.listen(YES);
    AnswerListener told = hearing.answers();
    leg.answered();
    told.notUnderstood();
    long second = leg.listen(YES);
    hearing.answers().began();
    // The ear's thread was on its way when the next question was asked.
    told.heard(new Utterance("yes", 0.9));
    assertThat(first).isNotEqualTo(second);
    assertThat(mail)
        .containsExactly(
            new Mail.Listened(first, new Overheard.NotUnderstood()),
            new Mail.Listened(second, new Overheard.Began()),
            new Mail.Listened(first, new Overheard.Said("yes", 0.9)));
  }

  @Test
  void escapeWordOpensTheHatchAtAnyMoment() {
    leg.openDialogue();
    hearing.ear().escaped("talk to a person");
    assertThat(mail).containsExactly(new Mail.Told(new CallInput.HatchOpened("talk to a person")));
  }

  @Test
  void whoSpeaksWhileSomethingElseIsLostIsListenedTo() {
    leg.openDialogue();
    long listening = leg.listen(YES);
    hearing.answers().began();
    hearing.ear().deaf("too many calls");
    assertThat(leg.hears()).isFalse();
    assertThat(mail).containsExactly(new Mail.Listened(listening, new Overheard.Began()));
    hearing.ear().hears();
    assertThat(leg.hears()).isTrue();
  }

  @Test
  void languageOfTheCallerFollowsWhatIsSpokenToThem() {
    leg.openDialogue();
    leg.speaks("en");
    assertThat(told).doesNotContain("ear tongue en");
    leg.speaks("es-MX");
    assertThat(told).endsWith("ear tongue es");
    assertThat(leg.language()).isEqualTo("es");
  }

  @Test
  void escapeWordsAreThoseOfEveryLineOfTheOperatorAndOfTheFlow() {
    CallEars ears =
        new CallEars(hearing, Map.of("en", List.of("help desk")), EarCounts.NONE, _ -> true);
    EscapeWords flow = EscapeWords.BUILT_IN.and(Map.of("en", List.of("the boss")));
    assertThat(ears.with(flow).tongue("en-GB").escapes())
        .contains("agent", "help desk", "the boss");
    assertThat(ears.tongue("en").escapes())
        .contains("agent", "help desk")
        .doesNotContain("the boss");
    assertThat(ears.tongue("nl").escapes()).isEmpty();
  }

  @Test
  void whereSpeechIsOffNobodyIsAskedToListen() {
    leg = leg(CallEars.NONE);
    leg.openDialogue();
    leg.play(1, PROMPT);
    leg.listen(YES);
    bare.hears(PROMPT);
    assertThat(told).containsExactly("open", "play 1");
  }
}

package dev.hatchline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallControl;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.Choice;
import dev.hatchline.call.control.LinePolicy;
import dev.hatchline.call.control.OwedPlace;
import dev.hatchline.call.control.SpokenOffer;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.model.ShippedModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The house's own choices, said in place of pressed. */
class SpokenChoicesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final Pcm PROMPT = Pcm.of(new short[480]);

  private final List<String> told = new ArrayList<>();
  private final List<CallInput> inputs = new ArrayList<>();
  private final FakeHearing hearing = new FakeHearing(told::add);
  private final SpokenChoices choices = new SpokenChoices();
  private final HeardLeg leg =
      new HeardLeg(
          new FakeLeg(told::add),
          new CallEars(hearing, Map.of(), EarCounts.NONE, _ -> true),
          "en",
          this::post);

  /** As far as it is known from earlier calls. */
  private String taken = "en";

  private final CallTongue tongue =
      new CallTongue(new VoiceRules(List.of("en", "es", "de")), () -> taken);
  private Call call =
      Call.arriving(FakeLeg.CALL, new FirstRing(NOW, 1), "people", LinePolicy.DEFAULT);

  private void post(Mail letter) {
    if (letter instanceof Mail.Listened(long listening, Overheard what)
        && choices.listens(listening)) {
      CallInput input = choices.heard(what, leg);
      if (input != null) {
        inputs.add(input);
      }
    }
  }

  private void given(CallInput input) {
    call = CallControl.step(call, input, NOW).call();
    choices.leaves(leg, call);
    choices.stands(leg, tongue, call, input);
  }

  @BeforeEach
  void arrives() {
    call =
        CallControl.arrive(
                call,
                new CallEvent.Arrived(FakeLeg.CALL, NOW, call.firstRing(), "1000", null),
                CallControl.Beginning.FLOW)
            .call();
    leg.openDialogue();
    choices.stands(leg, tongue, call, null);
  }

  @Test
  void nothingIsListenedForWhileTheFlowSpeaks() {
    assertThat(told).doesNotContain("ear listens");
  }

  @Test
  void choicesInLineAreListenedForAsLongAsTheLineLasts() {
    given(new CallInput.HatchOpened("agent"));
    assertThat(told).contains("ear listens");
    told.clear();
    given(new CallInput.LineSaid());
    assertThat(told).as("nothing new").isEmpty();
    given(new CallInput.Said(Choice.AUTOMATION, "menu"));
    assertThat(told).containsExactly("ear answered");
    hearing.says("nine", 1);
    assertThat(inputs).as("the flow's, if anybody's").isEmpty();
  }

  @Test
  void whatIsHeardIsToldAndTheNextIsListenedFor() {
    given(new CallInput.HatchOpened("agent"));
    told.clear();
    hearing.says("call me back", 0.9);
    assertThat(inputs).containsExactly(new CallInput.Said(Choice.CALLBACK, "call me back"));
    assertThat(told).containsExactly("ear listens");
  }

  @Test
  void talkBesideThePhoneChoosesNothing() {
    given(new CallInput.HatchOpened("agent"));
    hearing.says("three", 0.89);
    hearing.answers().notUnderstood();
    hearing.answers().began();
    hearing.answers().onlyNoise();
    assertThat(inputs).isEmpty();
    hearing.says("three", 0.95);
    assertThat(inputs).as("still listened for").hasSize(1);
  }

  /** With it went whatever else was said, and the ear listens for that no more. */
  @Test
  void afterAnEscapeWordInLineTheChoicesAreListenedForAnew() {
    given(new CallInput.HatchOpened("agent"));
    assertThat(told).containsOnlyOnce("ear listens");
    told.clear();
    given(new CallInput.HatchOpened("agent"));
    assertThat(told).containsExactly("ear listens");
    hearing.says("call me back", 0.9);
    assertThat(inputs).hasSize(1);
    given(new CallInput.Said(Choice.AUTOMATION, "menu"));
    told.clear();
    given(new CallInput.KeysAre(true));
    assertThat(told).as("the flow's turn").isEmpty();
  }

  @Test
  void whereNothingIsOfferedAnEscapeWordLeavesTheEarAlone() {
    choices.stands(leg, tongue, call, new CallInput.HatchOpened("agent"));
    choices.stands(null, tongue, call, new CallInput.HatchOpened("agent"));
    assertThat(told).doesNotContain("ear listens");
  }

  /** To a caller whom we owe a call. */
  private void offered() {
    OwedPlace owed = new OwedPlace("c", new FirstRing(NOW, 1), "people", Map.of());
    call =
        CallControl.owed(
                Call.arriving(FakeLeg.CALL, new FirstRing(NOW, 1), "people", LinePolicy.DEFAULT),
                new CallEvent.Arrived(FakeLeg.CALL, NOW, call.firstRing(), "1000", null),
                owed)
            .call();
    choices.stands(leg, tongue, call, null);
    leg.play(-10, PROMPT);
    told.clear();
  }

  @Test
  void speakingStopsAnOfferAsItStopsAMenu() {
    offered();
    hearing.answers().began();
    assertThat(told).startsWith("pause -10");
    hearing.answers().onlyNoise();
    assertThat(told).endsWith("resume -10");
    assertThat(inputs)
        .as("nobody is silent meanwhile")
        .containsExactly(new CallInput.SpeechBegan(), new CallInput.SpeechEmpty());
    for (Runnable nothing :
        List.<Runnable>of(
            () -> hearing.says("yes", 0.89), () -> hearing.answers().notUnderstood())) {
      told.clear();
      inputs.clear();
      hearing.answers().began();
      nothing.run();
      assertThat(told).startsWith("pause -10").contains("ear listens").endsWith("resume -10");
      assertThat(inputs).containsExactly(new CallInput.SpeechBegan(), new CallInput.SpeechEmpty());
    }
  }

  @Test
  void anOfferThatIsAnsweredIsHeardNoMore() {
    offered();
    hearing.answers().began();
    hearing.says("no", 0.85);
    assertThat(inputs)
        .containsExactly(new CallInput.SpeechBegan(), new CallInput.Said(Choice.DECLINED, "no"));
    assertThat(told).doesNotContain("resume -10");
    given(inputs.getLast());
    assertThat(told).as("nothing stands in the way of music").endsWith("silence");
    told.clear();
    leg.play(1, PROMPT);
    choices.heard(new Overheard.OnlyNoise(), leg);
    assertThat(told).doesNotContain("resume 1");
  }

  @Test
  void whoSpeaksBeforeTheOfferIsHeardDoesNotStopIt() {
    offered();
    leg.silence();
    hearing.answers().began();
    leg.play(-10, PROMPT);
    told.clear();
    hearing.answers().onlyNoise();
    assertThat(told).isEmpty();
  }

  @Test
  void talkInLineStopsNothing() {
    given(new CallInput.HatchOpened("agent"));
    leg.play(-1001, PROMPT);
    told.clear();
    hearing.answers().began();
    hearing.answers().onlyNoise();
    assertThat(told).isEmpty();
    assertThat(inputs).isEmpty();
  }

  @Test
  void inLineAChoiceCountsOnlyAlone() {
    given(new CallInput.HatchOpened("agent"));
    assertThat(Words.answers(SpokenOffer.to(call, "en")))
        .isEqualTo(new Answers.Alone(SpokenOffer.to(call, "en").phrases()));
    SpokenOffer asked = new SpokenOffer("en", List.of(Choice.ACCEPTED, Choice.DECLINED));
    assertThat(Words.answers(asked))
        .isEqualTo(new Answers.OneOf(List.of("one", "yes", "two", "no")));
  }

  @Test
  void whoSpeaksAnotherLanguageChoosesInIt() {
    tongue.turns("es");
    leg.speaks("es-MX");
    given(new CallInput.HatchOpened("agente"));
    assertThat(told).contains("ear tongue es", "ear listens").doesNotContain("ear tongue en");
    hearing.says("two", 1);
    assertThat(inputs).isEmpty();
    hearing.says("dos", 0.95);
    assertThat(inputs).containsExactly(new CallInput.Said(Choice.CALLBACK, "dos"));
    given(inputs.getFirst());
    assertThat(told).endsWith("ear answered");
  }

  @Test
  void whomWeKnowToSpeakSpanishAnswersInItBeforeAnyFlowHasSaid() {
    taken = "es";
    offered();
    hearing.says("sí", 0.95);
    assertThat(inputs).containsExactly(new CallInput.Said(Choice.ACCEPTED, "sí"));
    assertThat(leg.language()).isEqualTo("es");
  }

  /** The ear that has heard the beginning hears the rest. */
  @Test
  void whatBecomesKnownAmidAnOfferChangesNoEar() {
    offered();
    taken = "es";
    hearing.answers().began();
    choices.stands(leg, tongue, call, null);
    assertThat(leg.language()).isEqualTo("en");
    hearing.says("yes", 0.95);
    assertThat(inputs).contains(new CallInput.Said(Choice.ACCEPTED, "yes"));
  }

  /** They hear it in English; the flow's own language stays what its callers speak. */
  @Test
  void whereTheHouseDoesNotSpeakItTheEarStaysAsItIs() {
    taken = "de";
    offered();
    assertThat(leg.language()).isEqualTo("en");
    leg.speaks("de");
    given(new CallInput.Pressed('1'));
    hearing.says("neun", 0.95);
    assertThat(inputs).containsExactly(new CallInput.Said(Choice.MUSIC, "neun"));
  }

  @Test
  void aFlowThatHasSaidIsBelieved() {
    taken = "es";
    tongue.turns("en");
    given(new CallInput.HatchOpened("agent"));
    assertThat(leg.language()).isEqualTo("en");
    hearing.says("two", 0.95);
    assertThat(inputs).hasSize(1);
  }

  @Test
  void inALanguageWithoutWordsNothingIsListenedFor() {
    leg.speaks("ja");
    tongue.turns("en");
    given(new CallInput.HatchOpened("agent"));
    given(new CallInput.HatchOpened("agent"));
    assertThat(told).doesNotContain("ear listens");
  }

  /** As docs/speech.md says. */
  @Test
  void theShippedModelKnowsAllButThreeWordsOfThem() throws Exception {
    Set<String> known = ShippedModel.words();
    SpokenOffer all = new SpokenOffer("en", List.of(Choice.values()));
    assertThat(all.phrases().stream().flatMap(phrase -> Stream.of(phrase.split(" "))))
        .filteredOn(word -> !known.contains(word))
        .containsOnly("leave", "message", "music");
  }
}

package dev.hatchline.telephony.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every voice does, whoever speaks. */
abstract class SynthesizerContract {
  static final String SENTENCE = "Press zero at any moment to talk to a person.";

  private Synthesizer voice = open();

  abstract Synthesizer open();

  @BeforeEach
  void anew() {
    voice.close();
    voice = open();
  }

  @AfterEach
  void close() {
    voice.close();
  }

  @Test
  void aSentenceTakesAsLongAsAPersonWould() throws PromptException {
    assertThat(voice.speak(SENTENCE).seconds()).isBetween(1.5, 5.0);
    assertThat(voice.speak("Yes.").seconds()).isBetween(0.2, 1.2);
  }

  @Test
  void itIsAsLoudAsAllVoicesAndFitForTheTelephone() throws PromptException {
    Level level = Level.of(voice.speak(SENTENCE));
    assertThat(level.dbfs()).isCloseTo(Fitting.LEVEL_DBFS, within(0.75));
    assertThat(level.peakDbfs()).isLessThan(-1);
    double[] samples = Level.samples(voice.speak(SENTENCE));
    assertThat(Sounds.share(samples, 200, 3_700)).isGreaterThan(0.85);
    assertThat(Sounds.rms(samples, 0, 80)).isLessThan(0.001);
    assertThat(Sounds.rms(samples, samples.length - 400, samples.length)).isLessThan(0.001);
  }

  @Test
  void sameTextIsTheSameSoundAndAnotherIsNot() throws PromptException {
    Pcm first = voice.speak(SENTENCE);
    assertThat(voice.speak(SENTENCE)).isEqualTo(first);
    assertThat(voice.speak("One moment please.")).isNotEqualTo(first);
    try (Synthesizer other = open()) {
      assertThat(other.speak(SENTENCE)).isEqualTo(first);
      assertThat(other.voice()).isEqualTo(voice.voice());
    }
  }

  @Test
  void threadsDoNotDisturbEachOther() throws Exception {
    List<String> texts = List.of("One moment please.", "You are next in line.", "Goodbye.");
    List<Pcm> alone = new ArrayList<>();
    for (String text : texts) {
      alone.add(voice.speak(text));
    }
    try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
      List<Future<Pcm>> together = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        String text = texts.get(i % 3);
        together.add(callers.submit(() -> voice.speak(text)));
      }
      for (int i = 0; i < 12; i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % 3));
      }
    }
  }

  /** None is a command, an option or a file's name to anybody; seconds in which each is over. */
  static Stream<List<Object>> hostileTexts() {
    return Stream.of(
        List.of("$(rm -rf .) and `id`; echo \"hello\" > here", 15.0),
        List.of("-f /etc/passwd", 8.0),
        List.of("/etc/passwd", 6.0),
        List.of("--voices", 4.0),
        List.of("Hello \uD83D\uDE00 \u2764\uFE0F you", 4.0),
        List.of("Hello \u0000\u0001\u001b[2J\u0007 you", 4.0),
        List.of("Hello [[h@'loU]] <speak> &amp; %s %n you", 12.0),
        List.of("line one\nline two\r\nline three", 5.0),
        List.of("Caf\u00e9, \u00e9l\u00e8ve, na\u00efve \u2013 it\u2019s \u4f60\u597d", 8.0),
        List.of("Half a pair \uD83D here", 5.0));
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextsAreWords(List<Object> given) throws PromptException {
    Pcm sound = voice.speak((String) given.get(0));
    assertThat(sound.seconds()).isBetween(0.3, (double) given.get(1));
  }

  @Test
  void theLongestTextIsSpoken() throws PromptException {
    String text = "You are next. ".repeat(200).substring(0, Prompt.TEXT_MAX_CHARS);
    assertThat(voice.speak(text).seconds()).isBetween(60.0, 250.0);
  }

  @Test
  void nothingToSayIsRefused() {
    for (String nothing : List.of("...", "\uD83D\uDE00", "\u0007")) {
      assertThatThrownBy(() -> voice.speak(nothing))
          .as(nothing)
          .isInstanceOf(PromptException.class)
          .hasMessageContaining("nothing to say");
    }
  }

  @Test
  void closedIsRefused() {
    voice.close();
    assertThatThrownBy(() -> voice.speak("Hello."))
        .isInstanceOf(PromptException.class)
        .hasMessageContaining("closed");
  }
}

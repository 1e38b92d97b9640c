package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every recogniser does, with a model of English that knows these words. */
public abstract class RecognizerContract {
  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final List<String> ESCAPES = List.of("agent", "operator", "talk to a person");

  /** The one to be tested; it recognises by now. */
  protected abstract Recognizer recognizer() throws Exception;

  private static List<String> both() {
    List<String> both = new ArrayList<>(DIGITS);
    both.addAll(ESCAPES);
    both.addAll(List.of("yes", "no", "billing"));
    return both;
  }

  private Recognizer.Result hear(List<String> phrases, Pcm sound) throws Exception {
    Listened listened = new Listened();
    try (Recognizer.Stream stream = recognizer().open("en", phrases, listened)) {
      Spoken.send(stream, sound);
      stream.finish();
      return listened.result();
    }
  }

  private String understand(List<String> phrases, String words) throws Exception {
    return Listened.text(hear(phrases, Spoken.onTheLine(words)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent",
        "operator",
        "talk to a person",
        "yes",
        "no",
        "billing",
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine"
      })
  void whatMayBeSaidComesOut(String words) throws Exception {
    Recognizer.Result result = hear(both(), Spoken.onTheLine(words));
    assertThat(Listened.text(result)).isEqualTo(words);
    assertThat(result.words()).allMatch(word -> word.confidence() > 0.5 && word.confidence() <= 1);
  }

  @Test
  void otherSpeechIsUnknown() throws Exception {
    unknownAlone(both(), "we sell blue umbrellas at the corner");
    unknownAlone(both(), "the weather is nice");
  }

  private void unknownAlone(List<String> phrases, String words) throws Exception {
    Recognizer.Result result = hear(phrases, Spoken.onTheLine(words));
    assertThat(result.words()).isNotEmpty();
    assertThat(result.words()).allMatch(word -> word.text().equals(Recognizer.UNKNOWN));
  }

  @Test
  void nothingSaidIsAResultWithoutWords() throws Exception {
    assertThat(hear(both(), Spoken.quiet(1_500)))
        .isEqualTo(new Recognizer.Result(List.of(), 12_000));
    assertThat(hear(both(), Pcm.of(new short[0]))).isEqualTo(new Recognizer.Result(List.of(), 0));
  }

  @Test
  void everyFinishHasOneResult() throws Exception {
    Listened listened = new Listened();
    try (Recognizer.Stream stream = recognizer().open("en", both(), listened)) {
      stream.finish();
      Spoken.send(stream, Spoken.onTheLine("agent"));
      stream.finish();
      stream.finish();
      Spoken.send(stream, Spoken.onTheLine("yes"));
      stream.finish();
      assertThat(listened.words()).isEmpty();
      assertThat(listened.words()).isEqualTo("agent");
      assertThat(listened.words()).isEmpty();
      assertThat(listened.words()).isEqualTo("yes");
    }
  }

  @Test
  void partialComesBeforeAnythingIsFinished() throws Exception {
    Listened listened = new Listened();
    Pcm sound = Spoken.onTheLine("agent");
    try (Recognizer.Stream stream = recognizer().open("en", both(), listened)) {
      Spoken.send(stream, sound);
      long at = listened.awaitPartial("agent");
      assertThat(at).isBetween(300L * Pcm.RATE / 1_000, (long) sound.length());
    }
    List<String> partials = listened.partials();
    for (int i = 1; i < partials.size(); i++) {
      assertThat(partials.get(i)).isNotEqualTo(partials.get(i - 1));
    }
  }

  @Test
  void timesAreSamplesOfTheStream() throws Exception {
    Listened listened = new Listened();
    Pcm before = Spoken.quiet(1_000);
    Pcm word = Spoken.words("agent");
    Pcm sound = Spoken.join(before, word, Spoken.quiet(800));
    try (Recognizer.Stream stream = recognizer().open("en", both(), listened)) {
      for (int round = 0; round < 2; round++) {
        Spoken.send(stream, sound);
        stream.finish();
        Recognizer.Result result = listened.result();
        long began = (long) round * sound.length() + before.length();
        assertThat(result.at()).isEqualTo((round + 1L) * sound.length());
        Recognizer.Word heard = result.words().getLast();
        assertThat(heard.text()).isEqualTo("agent");
        // Where it begins is what a tiny model knows least; the end is good to a tenth of a second.
        assertThat(heard.from()).isGreaterThanOrEqualTo((long) round * sound.length());
        assertThat(heard.to()).isBetween(began, began + word.length() + Pcm.RATE / 10);
      }
    }
  }

  @Test
  void groupsWithPausesAreOneUtterance() throws Exception {
    Pcm pause = Spoken.quiet(1_200);
    Pcm sound =
        Spoken.join(Spoken.quiet(300), Spoken.words("nine"), pause, Spoken.words("one"), pause);
    Listened listened = new Listened();
    try (Recognizer.Stream stream = recognizer().open("en", DIGITS, listened)) {
      Spoken.send(stream, sound);
      listened.awaitPartial("nine one");
      stream.finish();
      assertThat(listened.words()).isEqualTo("nine one");
    }
  }

  @Test
  void manyStreamsHearEachItsOwn() throws Exception {
    List<Recognizer.Stream> streams = new ArrayList<>();
    List<Listened> listened = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Listened ear = new Listened();
      listened.add(ear);
      streams.add(recognizer().open("en", DIGITS, ear));
    }
    for (int i = 0; i < streams.size(); i++) {
      Spoken.send(streams.get(i), Spoken.onTheLine(DIGITS.get(i % 10)));
    }
    streams.forEach(Recognizer.Stream::finish);
    for (int i = 0; i < streams.size(); i++) {
      assertThat(listened.get(i).words()).isEqualTo(DIGITS.get(i % 10));
    }
    streams.forEach(Recognizer.Stream::close);
  }

  @Test
  void closedWhileItDecodesTellsNothingMore() throws Exception {
    for (int i = 0; i < 40; i++) {
      Listened listened = new Listened();
      Recognizer.Stream stream = recognizer().open("en", both(), listened);
      Spoken.send(stream, Spoken.onTheLine("talk to a person"));
      stream.finish();
      if (i % 2 == 0) {
        listened.awaitPartial(
            listened.partials().isEmpty() ? "talk" : listened.partials().getFirst());
      }
      stream.close();
      int told = listened.told();
      stream.audio(Spoken.quiet(20));
      stream.finish();
      stream.close();
      assertThat(understand(both(), "yes")).isEqualTo("yes");
      // What was being told at the moment of the closing.
      assertThat(listened.told()).isBetween(told, told + 1);
      assertThat(listened.lostAlready()).isNull();
    }
  }

  @Test
  void hostilePhrasesDoNoHarm() throws Exception {
    List<String> hostile =
        List.of(
            "",
            " ",
            "[]",
            "[",
            "\"",
            "\\",
            "agent\", \"yes",
            "{\"a\":1}",
            "\0",
            "agent\nyes",
            "flibbertigibbet",
            "talk to a flibbertigibbet",
            "ü",
            "<eps>",
            "#0",
            "agent ".repeat(5_000),
            Recognizer.UNKNOWN,
            Recognizer.UNKNOWN,
            "  AGENT ");
    assertThat(understand(hostile, "agent")).isEqualTo("agent");
    // A phrase is there whole or not at all: "talk to a" alone would come out of half of them.
    unknownAlone(List.of("talk to a flibbertigibbet", "no"), "talk to a person");
    unknownAlone(List.of("flibbertigibbet"), "agent");
  }

  @Test
  void tooManyPhrasesAreRefused() throws Exception {
    Listened listened = new Listened();
    recognizer().open("en", Collections.nCopies(1_001, "agent"), listened);
    assertThat(listened.lost()).contains("at most 1000 phrases").contains("1001");
  }

  @Test
  void withoutPhrasesEverythingMayBeSaid() throws Exception {
    assertThat(understand(List.of(), "talk to an agent")).contains("agent");
  }

  @Test
  void kindOfALanguageIsThatLanguage() throws Exception {
    Listened listened = new Listened();
    try (Recognizer.Stream stream = recognizer().open("en-GB", both(), listened)) {
      Spoken.send(stream, Spoken.onTheLine("yes"));
      stream.finish();
      assertThat(listened.words()).isEqualTo("yes");
    }
  }

  @Test
  void languageWithoutAModelIsLost() throws Exception {
    Listened listened = new Listened();
    Recognizer.Stream stream = recognizer().open("fr", List.of("oui"), listened);
    assertThat(listened.lost()).contains("no speech model").contains("fr");
    stream.audio(Spoken.quiet(20));
    stream.finish();
    stream.close();
    assertThat(listened.told()).isOne();
  }
}

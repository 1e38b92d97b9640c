package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.EscapeSpotter;
import dev.hatchline.telephony.speech.Listened;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.RecognizerContract;
import dev.hatchline.telephony.speech.Spoken;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoskRecognizerTest extends RecognizerContract {
  private static VoskRecognizer recognizer;

  @BeforeAll
  static void load() throws ModelException {
    recognizer = load(DecodeLimits.standard());
  }

  private static VoskRecognizer load(DecodeLimits limits) throws ModelException {
    return VoskRecognizer.load(Map.of("en", SpeechModel.read(Models.shipped())), limits);
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Override
  protected Recognizer recognizer() {
    return recognizer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "someone stole my card yesterday",
        "somebody else is using my phone number",
        "somebody called me about my bill",
        "i am calling for someone else",
        "the last person hung up on me"
      })
  void sentencesAboutSomebodyOpenNoHatch(String said) throws Exception {
    assertThat(spotted(said)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "someone",
        "a person",
        "person please",
        "talk to someone",
        "speak to somebody",
        "i want a person",
        "i want to talk to a person",
        "give me a real person",
        "can i speak to someone please"
      })
  void whoWantsSomebodyOpensIt(String said) throws Exception {
    assertThat(spotted(said)).isPresent();
  }

  private Optional<EscapeSpotter.Spotted> spotted(String said) throws Exception {
    List<String> escapes = EscapeWords.BUILT_IN.of("en");
    List<String> grammar = new ArrayList<>(escapes);
    grammar.add(Recognizer.RIVALS);
    Listened listened = new Listened();
    try (Recognizer.Stream stream = recognizer().open("en", grammar, listened)) {
      Spoken.send(stream, Spoken.onTheLine(said));
      stream.finish();
      EscapeSpotter spotter = new EscapeSpotter(escapes, EscapeSpotter.Limits.STANDARD);
      return spotter.in(listened.result().words(), false);
    }
  }

  @Test
  void whatComesTooFastIsLeftOutAndTimesStayRight() throws Exception {
    DecodeLimits limits =
        new DecodeLimits(1, Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofMillis(80));
    Listened listened = new Listened();
    try (VoskRecognizer narrow = load(limits);
        Recognizer.Stream stream = narrow.open("en", List.of("agent"), listened)) {
      // Alone longer than what may wait.
      stream.audio(Spoken.quiet(4_000));
      Pcm word = Spoken.onTheLine("agent");
      Spoken.send(stream, word);
      stream.finish();
      Recognizer.Result result = listened.result();
      assertThat(Listened.text(result)).isEqualTo("agent");
      assertThat(result.at()).isEqualTo(4 * Pcm.RATE + word.length());
      assertThat(result.words().getFirst().to()).isGreaterThan(4 * Pcm.RATE);
      assertThat(narrow.load().leftOutMillis()).isEqualTo(4_000);
    }
  }

  @Test
  void allStreamsTogetherHaveALimitToo() throws Exception {
    DecodeLimits limits =
        new DecodeLimits(1, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(80));
    Listened listened = new Listened();
    try (VoskRecognizer narrow = load(limits);
        Recognizer.Stream stream = narrow.open("en", List.of("agent"), listened)) {
      stream.audio(Spoken.quiet(2_000));
      stream.finish();
      assertThat(listened.words()).isEmpty();
      assertThat(narrow.load().leftOutMillis()).isEqualTo(2_000);
      // What was admitted and decoded makes room again.
      for (int i = 0; i < 5; i++) {
        stream.audio(Spoken.quiet(900));
        stream.finish();
        assertThat(listened.words()).isEmpty();
      }
      assertThat(narrow.load().leftOutMillis()).isEqualTo(2_000);
    }
  }

  @Test
  void saysHowManyAreOpen() throws Exception {
    try (VoskRecognizer own = load(DecodeLimits.standard())) {
      Listened listened = new Listened();
      Recognizer.Stream stream = own.open("en", List.of("agent"), listened);
      Spoken.send(stream, Spoken.onTheLine("agent"));
      stream.finish();
      assertThat(listened.words()).isEqualTo("agent");
      Frame.Load load = own.load();
      assertThat(load.streams()).isOne();
      assertThat(load.busy()).isPositive();
    }
  }
}

package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.Listened;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.RecognizerContract;
import dev.hatchline.telephony.speech.Spoken;
import dev.hatchline.telephony.speech.model.ModelException;
import dev.hatchline.telephony.speech.model.SpeechModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.AnswerListener;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.Ear;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.HearingReadings;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacedCallsTest {
  private static final Answers MENU = new Answers.OneOf(List.of("billing"));

  /** In the order of what ears are asked for; each answer comes with the second frame. */
  private final List<String> asked = new ArrayList<>();

  private final class Noted implements Ear {
    private AnswerListener listening = new Silent();
    private int frames;

    @Override
    public void audio(Pcm pcm) {
      asked.add("audio");
      if (++frames == 2) {
        listening.heard(new Utterance("billing", 1));
      }
    }

    @Override
    public void listen(Answers answers, AnswerListener listener) {
      asked.add(answers.equals(MENU) ? "listen" : "other");
      listening = listener;
    }

    @Override
    public void tongue(Tongue tongue) {}

    @Override
    public void playing(Pcm prompt) {}

    @Override
    public void played() {}

    @Override
    public void answered() {}

    @Override
    public void overtaken() {}

    @Override
    public void close() {
      asked.add("close");
    }
  }

  private static final class Silent implements AnswerListener {
    @Override
    public void began() {}

    @Override
    public void onlyNoise() {}

    @Override
    public void heard(Utterance utterance) {}

    @Override
    public void notUnderstood() {}
  }

  private final class OneEar implements Hearing {
    @Override
    public Ear open(CallId call, Tongue tongue, EarListener listener) {
      return new Noted();
    }

    @Override
    public HearingReadings readings() {
      return new HearingReadings(HearingReadings.State.HEARS, Map.of(), 0, 0, 0);
    }

    @Override
    public void close() {}
  }

  @Test
  void everyCallIsAtAMenuFromBeginningToEnd() {
    PacedCalls calls = new PacedCalls(new OneEar(), SpeechBench.tongue(), MENU);
    assertThat(calls.run(List.of(Pcm.of(new short[4 * Pcm.RATE / 50])), _ -> true)).isTrue();
    assertThat(asked)
        .containsExactly("listen", "audio", "audio", "listen", "audio", "audio", "close");
  }
}

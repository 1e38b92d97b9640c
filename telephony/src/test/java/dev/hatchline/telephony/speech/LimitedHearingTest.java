package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitedHearingTest {
  private static final CallId CALL = new CallId(new UUID(0, 5));
  private static final Tongue ENGLISH = new Tongue("en", List.of("agent"));

  private final List<String> told = new ArrayList<>();
  private final LimitedHearing hearing = new LimitedHearing(new Open(), 2);

  private Ear open() {
    return hearing.open(CALL, ENGLISH, new Told());
  }

  @Test
  void oneMoreIsDeafSaysSoAndIsCounted() {
    open();
    Ear second = open();
    Ear third = open();
    assertThat(told)
        .containsExactly("open", "open", "deaf: more than 2 calls are listened to already");
    assertThat(hearing.listening()).isEqualTo(2);
    assertThat(hearing.refused()).isEqualTo(1);
    told.clear();
    third.audio(Pcm.of(new short[160]));
    third.listen(new Answers.OneOf(List.of("yes")), new Told());
    third.close();
    assertThat(told).isEmpty();
    second.audio(Pcm.of(new short[160]));
    assertThat(told).containsExactly("hears");
  }

  @Test
  void whoGoesMakesRoomOnce() {
    Ear first = open();
    open();
    first.close();
    first.close();
    assertThat(hearing.listening()).isEqualTo(1);
    open();
    open();
    assertThat(told)
        .containsExactly(
            "open", "open", "closed", "open", "deaf: more than 2 calls are listened to already");
  }

  private final class Open implements Hearing {
    @Override
    public Ear open(CallId call, Tongue tongue, EarListener listener) {
      told.add("open");
      return new Ear() {
        @Override
        public void audio(Pcm pcm) {
          told.add("hears");
        }

        @Override
        public void tongue(Tongue spoken) {}

        @Override
        public void playing(Pcm prompt) {}

        @Override
        public void played() {}

        @Override
        public void listen(Answers answers, AnswerListener listener) {}

        @Override
        public void answered() {}

        @Override
        public void close() {
          told.add("closed");
        }
      };
    }

    @Override
    public HearingReadings readings() {
      return new HearingReadings(HearingReadings.State.HEARS, Map.of(), 0, 0, 0);
    }

    @Override
    public void close() {}
  }

  private final class Told implements EarListener, AnswerListener {
    @Override
    public void escaped(String phrase) {}

    @Override
    public void began() {}

    @Override
    public void onlyNoise() {}

    @Override
    public void heard(Utterance utterance) {}

    @Override
    public void notUnderstood() {}

    @Override
    public void deaf(String why) {
      told.add("deaf: " + why);
    }

    @Override
    public void hears() {}
  }
}

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
  private static final Tongue ENGLISH = new Tongue("en", List.of("agent"));
  private static final Tongue SPANISH = new Tongue("es", List.of("agente"));
  private static final Answers YES = new Answers.OneOf(List.of("yes"));

  private final List<String> told = new ArrayList<>();
  private final LimitedHearing hearing = new LimitedHearing(new Open(), 2);

  private int calls;

  private Ear open() {
    return open(++calls);
  }

  private Ear open(int call) {
    return hearing.open(new CallId(new UUID(0, call)), ENGLISH, new Told(call));
  }

  @Test
  void oneMoreIsDeafSaysSoAndIsCounted() {
    open();
    Ear second = open();
    Ear third = open();
    assertThat(told).containsExactly("1 opens", "2 opens", "3 is deaf");
    assertThat(hearing.listening()).isEqualTo(2);
    assertThat(hearing.waiting()).isOne();
    assertThat(hearing.refused()).isEqualTo(1);
    told.clear();
    third.audio(Pcm.of(new short[160]));
    third.listen(YES, new Told(3));
    third.close();
    assertThat(told).isEmpty();
    assertThat(hearing.waiting()).isZero();
    second.audio(Pcm.of(new short[160]));
    assertThat(told).containsExactly("2 takes 160");
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
    assertThat(told).containsExactly("1 opens", "2 opens", "1 closes", "3 opens", "4 is deaf");
  }

  @Test
  void seatThatIsFreeIsTheEldestWaitingCalls() {
    Ear first = open();
    Ear second = open();
    open();
    open();
    told.clear();
    first.close();
    assertThat(told).containsExactly("1 closes", "3 hears", "3 opens");
    told.clear();
    open(1);
    assertThat(told).as("back from an agent who did not answer").containsExactly("1 is deaf");
    second.close();
    assertThat(told).endsWith("2 closes", "1 hears", "1 opens");
    assertThat(hearing.listening()).isEqualTo(2);
    assertThat(hearing.waiting()).isOne();
    assertThat(hearing.refused()).isEqualTo(3);
  }

  @Test
  void whoWaitedHearsAsThoughItHadFromTheBeginning() {
    Ear first = open();
    open();
    Ear third = open();
    third.playing(Pcm.of(new short[1_000]));
    third.audio(Pcm.of(new short[160]));
    third.audio(Pcm.of(new short[160]));
    third.tongue(SPANISH);
    third.listen(YES, new Told(3));
    told.clear();
    first.close();
    assertThat(told)
        .containsExactly(
            "1 closes", "3 hears", "3 opens", "3 in es", "3 plays 680", "3 listens to yes");
  }

  @Test
  void whatIsOverWhenItHearsIsNotTold() {
    Ear first = open();
    open();
    Ear third = open();
    third.playing(Pcm.of(new short[160]));
    third.audio(Pcm.of(new short[160]));
    third.listen(YES, new Told(3));
    third.answered();
    told.clear();
    first.close();
    assertThat(told).containsExactly("1 closes", "3 hears", "3 opens");
  }

  @Test
  void whatAKeyOvertookIsNotListenedFor() {
    Ear first = open();
    open();
    Ear third = open();
    third.listen(YES, new Told(3));
    third.overtaken();
    told.clear();
    first.close();
    third.overtaken();
    assertThat(told).containsExactly("1 closes", "3 hears", "3 opens", "3 is overtaken");
  }

  @Test
  void whoIsGoneBeforeItsTurnTakesNobodysSeat() {
    Ear first = open();
    open();
    Ear third = open();
    open();
    third.close();
    told.clear();
    first.close();
    assertThat(told).containsExactly("1 closes", "4 hears", "4 opens");
  }

  private final class Open implements Hearing {
    @Override
    public Ear open(CallId call, Tongue tongue, EarListener listener) {
      String name = Long.toString(call.value().getLeastSignificantBits());
      told.add(name + " opens");
      if (!tongue.equals(ENGLISH)) {
        told.add(name + " in " + tongue.language());
      }
      return new Ear() {
        @Override
        public void audio(Pcm pcm) {
          told.add(name + " takes " + pcm.length());
        }

        @Override
        public void tongue(Tongue spoken) {}

        @Override
        public void playing(Pcm prompt) {
          told.add(name + " plays " + prompt.length());
        }

        @Override
        public void played() {}

        @Override
        public void listen(Answers answers, AnswerListener listener) {
          told.add(name + " listens to " + String.join(" ", ((Answers.OneOf) answers).phrases()));
        }

        @Override
        public void answered() {}

        @Override
        public void overtaken() {
          told.add(name + " is overtaken");
        }

        @Override
        public void close() {
          told.add(name + " closes");
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
    private final int call;

    Told(int call) {
      this.call = call;
    }

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
      told.add(call + " is deaf" + why);
    }

    @Override
    public void hears() {
      told.add(call + " hears");
    }
  }
}

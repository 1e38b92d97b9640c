package dev.hatchline.app.call;

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
import java.util.Map;
import java.util.function.Consumer;

/**
 * Ears that hear what a test says, and tell what they are asked, in short: {@code ear en}, {@code
 * ear plays 320}, {@code ear listens}, {@code ear closed}…
 */
final class FakeHearing implements Hearing {
  private final Consumer<String> told;
  private volatile EarListener listener = new Nobody();
  private volatile AnswerListener answers = new Nobody();

  FakeHearing(Consumer<String> told) {
    this.told = told;
  }

  /** Whom the latest ear tells. */
  EarListener ear() {
    return listener;
  }

  /** Whom the latest listening tells. */
  AnswerListener answers() {
    return answers;
  }

  void says(String words, double confidence) {
    answers.heard(new Utterance(words, confidence));
  }

  @Override
  public Ear open(CallId call, Tongue tongue, EarListener hears) {
    listener = hears;
    told.accept("ear " + spoken(tongue));
    return new FakeEar();
  }

  private static String spoken(Tongue tongue) {
    return tongue.language() + (tongue.alone() ? " alone" : "");
  }

  @Override
  public HearingReadings readings() {
    return new HearingReadings(HearingReadings.State.HEARS, Map.of(), 1, 0, 0);
  }

  @Override
  public void close() {}

  private final class FakeEar implements Ear {
    @Override
    public void audio(Pcm pcm) {
      told.accept("ear hears " + pcm.length());
    }

    @Override
    public void tongue(Tongue tongue) {
      told.accept("ear tongue " + spoken(tongue));
    }

    @Override
    public void playing(Pcm prompt) {
      told.accept("ear plays " + prompt.length());
    }

    @Override
    public void played() {
      told.accept("ear plays nothing");
    }

    @Override
    public void listen(Answers wanted, AnswerListener tells) {
      answers = tells;
      told.accept("ear listens");
    }

    @Override
    public void answered() {
      told.accept("ear answered");
    }

    @Override
    public void overtaken() {
      told.accept("ear overtaken");
    }

    @Override
    public void close() {
      told.accept("ear closed");
    }
  }

  private static final class Nobody implements EarListener, AnswerListener {
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
    public void deaf(String why) {}

    @Override
    public void hears() {}
  }
}

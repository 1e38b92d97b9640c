package dev.hatchline.bench.speech;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.AnswerListener;
import dev.hatchline.telephony.speech.Ear;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.Utterance;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call whose clock is its sound: what an ear tells of it, and after how much of it. */
final class SimulatedCall implements EarListener, AnswerListener {
  private static final int FRAME = Pcm.RATE / 50;
  private static final double SAMPLES_PER_MS = Pcm.RATE / 1_000.0;

  private final Trial trial;
  private final Ear ear;

  // Under the lock.
  private int at;
  private int beganAt = -1;
  private int escapedAt = -1;
  private @Nullable String escape;
  private @Nullable Utterance utterance;
  private @Nullable String deaf;

  SimulatedCall(Trial trial, Hearing hearing, Tongue tongue) {
    this.trial = trial;
    this.ear = hearing.open(CallId.of(UUID.randomUUID().toString()), tongue, this);
    if (trial.answers() != null) {
      ear.listen(trial.answers(), this);
    }
    if (trial.prompt() != null) {
      ear.playing(trial.prompt());
    }
  }

  /** The next 20 ms are heard; false when there are none. */
  synchronized boolean tick() {
    if (at + FRAME > trial.line().length()) {
      return false;
    }
    ear.audio(trial.line().slice(at, FRAME));
    at += FRAME;
    return true;
  }

  void close() {
    ear.close();
  }

  /** What came of it. */
  synchronized Outcome outcome(List<List<Recognizer.Word>> words) {
    if (deaf != null) {
      throw new IllegalStateException("an ear was deaf: " + deaf);
    }
    return new Outcome(
        trial,
        escape,
        millis(trial.ended(), escapedAt),
        millis(trial.began(), beganAt),
        utterance,
        words);
  }

  private static double millis(int from, int told) {
    return told < 0 ? Double.NaN : (told - from) / SAMPLES_PER_MS;
  }

  @Override
  public synchronized void escaped(String phrase) {
    if (escapedAt < 0) {
      escape = phrase;
      escapedAt = at;
    }
  }

  @Override
  public synchronized void began() {
    if (beganAt < 0) {
      beganAt = at;
    }
  }

  @Override
  public void onlyNoise() {}

  @Override
  public synchronized void heard(Utterance heard) {
    utterance = heard;
  }

  @Override
  public void notUnderstood() {}

  @Override
  public synchronized void deaf(String why) {
    deaf = why;
  }

  @Override
  public void hears() {}
}

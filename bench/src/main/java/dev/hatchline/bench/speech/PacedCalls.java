package dev.hatchline.bench.speech;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.AnswerListener;
import dev.hatchline.telephony.speech.CallHearing;
import dev.hatchline.telephony.speech.Ear;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.HearingReadings;
import dev.hatchline.telephony.speech.Recognizer;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.Utterance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings calls to a hearing as Asterisk does: 20 ms of each, every 20 ms. */
final class PacedCalls {
  private static final long FRAME_NANOS = 20_000_000;
  private static final int FRAME = Pcm.RATE / 50;

  private final Function<Trial, Opened> hearings;
  private final Tongue tongue;

  private PacedCalls(Function<Trial, Opened> hearings, Tongue tongue) {
    this.hearings = hearings;
    this.tongue = tongue;
  }

  /**
   * What hears a call.
   *
   * @param results keeps what came of escape words; null where nothing does
   */
  private record Opened(Hearing hearing, @Nullable Tap results) {
    void end() {
      if (results != null) {
        hearing.close();
      }
    }
  }

  /** All calls are heard by one hearing, as in the engine. */
  static PacedCalls with(Hearing hearing, Tongue tongue) {
    return new PacedCalls(_ -> new Opened(hearing, null), tongue);
  }

  /** Each call has a hearing of its own, so that it is known what came of its escape words. */
  static PacedCalls tapped(Recognizer recognizer, Tongue tongue) {
    return new PacedCalls(
        _ -> {
          Tap tap = new Tap(recognizer);
          return new Opened(new CallHearing(tap, PacedCalls::nothing), tap);
        },
        tongue);
  }

  private static HearingReadings nothing() {
    return new HearingReadings(HearingReadings.State.HEARS, Map.of(), 0, 0, 0);
  }

  /** Has all trials, so many at a time. */
  List<Outcome> run(List<Trial> trials, int together) {
    Deque<Trial> waiting = new ArrayDeque<>(trials);
    List<Call> open = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    long next = System.nanoTime();
    while (!waiting.isEmpty() || !open.isEmpty()) {
      // One more a tick: calls that begin together would all speak together.
      if (open.size() < together && !waiting.isEmpty()) {
        open.add(new Call(waiting.remove()));
      }
      for (Iterator<Call> calls = open.iterator(); calls.hasNext(); ) {
        Call call = calls.next();
        if (!call.tick()) {
          outcomes.add(call.end());
          calls.remove();
        }
      }
      next += FRAME_NANOS;
      for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
    return outcomes;
  }

  private final class Call implements EarListener, AnswerListener {
    private final Trial trial;
    private final Opened opened;
    private final Ear ear;
    private int at;
    private volatile long began;
    private volatile long ended;
    private volatile long beganTold;
    private volatile long escapedTold;
    private volatile long heardTold;
    private volatile @Nullable String escape;
    private volatile @Nullable Utterance utterance;
    private volatile @Nullable String deaf;

    Call(Trial trial) {
      this.trial = trial;
      this.opened = hearings.apply(trial);
      this.ear = opened.hearing.open(CallId.of(UUID.randomUUID().toString()), tongue, this);
      if (trial.answers() != null) {
        ear.listen(trial.answers(), this);
      }
      if (trial.prompt() != null) {
        ear.playing(trial.prompt());
      }
    }

    /** False when there is nothing more. */
    boolean tick() {
      if (at + FRAME > trial.line().length()) {
        return false;
      }
      ear.audio(trial.line().slice(at, FRAME));
      at += FRAME;
      if (began == 0 && at >= trial.began()) {
        began = System.nanoTime();
      }
      if (ended == 0 && at >= trial.ended()) {
        ended = System.nanoTime();
      }
      return true;
    }

    Outcome end() {
      ear.close();
      opened.end();
      return new Outcome(
          trial,
          escape,
          millis(ended, escapedTold),
          millis(began, beganTold),
          utterance,
          millis(ended, heardTold),
          deaf,
          opened.results == null ? List.of() : opened.results.results());
    }

    /** From a moment to what was told; before the moment came it is negative. */
    private static double millis(long from, long told) {
      return told == 0 ? Double.NaN : (told - from) / 1e6;
    }

    @Override
    public void escaped(String phrase) {
      if (escapedTold == 0) {
        escape = phrase;
        escapedTold = System.nanoTime();
      }
    }

    @Override
    public void began() {
      if (beganTold == 0) {
        beganTold = System.nanoTime();
      }
    }

    @Override
    public void onlyNoise() {}

    @Override
    public void heard(Utterance heard) {
      utterance = heard;
      heardTold = System.nanoTime();
    }

    @Override
    public void notUnderstood() {}

    @Override
    public void deaf(String why) {
      deaf = why;
    }

    @Override
    public void hears() {}
  }
}

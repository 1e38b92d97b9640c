package dev.hatchline.bench.speech;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.speech.AnswerListener;
import dev.hatchline.telephony.speech.Answers;
import dev.hatchline.telephony.speech.Ear;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.Tongue;
import dev.hatchline.telephony.speech.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/**
 * Brings calls to a hearing as Asterisk does: 20 ms of each, every 20 ms. All are at a menu, from
 * beginning to end: who has said a choice of it, or something else, hears it again.
 */
final class PacedCalls {
  private static final long FRAME_NANOS = 20_000_000;
  private static final int FRAME = Pcm.RATE / 50;

  private final Hearing hearing;
  private final Tongue tongue;
  private final Answers menu;
  private volatile boolean deaf;

  PacedCalls(Hearing hearing, Tongue tongue, Answers menu) {
    this.hearing = hearing;
    this.tongue = tongue;
    this.menu = menu;
  }

  /**
   * All these calls at once, one more each 20 ms, each to its end.
   *
   * @param goesOn is asked at every frame, with how late this one is (ns)
   * @return whether it went on to the end, and every call was heard
   */
  boolean run(List<Pcm> lines, LongPredicate goesOn) {
    List<Call> open = new ArrayList<>();
    int begun = 0;
    long due = System.nanoTime();
    boolean on = true;
    while (on && (begun < lines.size() || !open.isEmpty())) {
      if (begun < lines.size()) {
        open.add(new Call(lines.get(begun++)));
      }
      open.removeIf(call -> !call.tick());
      due += FRAME_NANOS;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      on = !deaf && goesOn.test(System.nanoTime() - due);
    }
    open.forEach(call -> call.ear.close());
    return on;
  }

  private final class Call implements EarListener, AnswerListener {
    private final Pcm line;
    private final Ear ear;
    private int at;

    /** Nothing is listened for besides escape words. */
    private volatile boolean answered = true;

    Call(Pcm line) {
      this.line = line;
      this.ear = hearing.open(CallId.of(UUID.randomUUID().toString()), tongue, this);
    }

    /** False when there is nothing more. */
    boolean tick() {
      if (at + FRAME > line.length()) {
        ear.close();
        return false;
      }
      if (answered) {
        answered = false;
        ear.listen(menu, this);
      }
      ear.audio(line.slice(at, FRAME));
      at += FRAME;
      return true;
    }

    @Override
    public void heard(Utterance utterance) {
      answered = true;
    }

    @Override
    public void notUnderstood() {
      answered = true;
    }

    @Override
    public void began() {}

    @Override
    public void onlyNoise() {}

    @Override
    public void escaped(String phrase) {}

    @Override
    public void deaf(String why) {
      deaf = true;
    }

    @Override
    public void hears() {}
  }
}

package dev.hatchline.telephony.speech;

import dev.hatchline.call.CallId;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** So many ears at once; one more is deaf from the beginning to its end, and counted. */
public final class LimitedHearing implements Hearing {
  private final Hearing hearing;
  private final int most;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();

  /** It is closed with this. */
  public LimitedHearing(Hearing hearing, int most) {
    this.hearing = hearing;
    this.most = most;
  }

  @Override
  public Ear open(CallId call, Tongue tongue, EarListener listener) {
    if (open.getAndUpdate(ears -> Math.min(ears + 1, most)) < most) {
      return new Counted(hearing.open(call, tongue, listener));
    }
    refused.incrementAndGet();
    listener.deaf("more than " + most + " calls are listened to already");
    return new Deaf();
  }

  /** Ears that are open. */
  public int listening() {
    return open.get();
  }

  /** Ears that were one too many, since the start. */
  public long refused() {
    return refused.get();
  }

  @Override
  public HearingReadings readings() {
    return hearing.readings();
  }

  @Override
  public void close() {
    hearing.close();
  }

  private final class Counted implements Ear {
    private final Ear ear;
    private final AtomicBoolean closed = new AtomicBoolean();

    Counted(Ear ear) {
      this.ear = ear;
    }

    @Override
    public void audio(Pcm pcm) {
      ear.audio(pcm);
    }

    @Override
    public void tongue(Tongue tongue) {
      ear.tongue(tongue);
    }

    @Override
    public void playing(Pcm prompt) {
      ear.playing(prompt);
    }

    @Override
    public void played() {
      ear.played();
    }

    @Override
    public void listen(Answers answers, AnswerListener listener) {
      ear.listen(answers, listener);
    }

    @Override
    public void answered() {
      ear.answered();
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        open.decrementAndGet();
        ear.close();
      }
    }
  }

  private static final class Deaf implements Ear {
    @Override
    public void audio(Pcm pcm) {}

    @Override
    public void tongue(Tongue tongue) {}

    @Override
    public void playing(Pcm prompt) {}

    @Override
    public void played() {}

    @Override
    public void listen(Answers answers, AnswerListener listener) {}

    @Override
    public void answered() {}

    @Override
    public void close() {}
  }
}

package dev.hatchline.bench.speech;

import dev.hatchline.bench.Waiting;
import dev.hatchline.phones.meter.MeterCall;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.prompt.Pcm;
import java.time.Duration;

/**
 * One call to the line, in which the caller speaks once. Moments are those of {@link
 * System#nanoTime}.
 */
final class SpokenCall implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int PACKET = Pcm.RATE / 50;
  private static final double MS = 1e6;
  private static final long PACKET_NANOS = 20_000_000;

  private final MeterCall call;

  /** A call that has just been dialled. */
  SpokenCall(MeterCall call) {
    this.call = call;
    call.noteSounds();
  }

  /**
   * When what is said leaves.
   *
   * @param first of its packets
   * @param last of its packets
   */
  record Spoken(long first, long last) {}

  /**
   * The caller hears the first prompt, and speaks once so long after its first sound. Returns as
   * soon as that has begun.
   */
  Spoken speak(Clip clip, double afterSeconds) {
    call.awaitAnswer(PATIENCE);
    long heard = call.awaitSound(PATIENCE);
    double wait = Math.max(0, afterSeconds - (System.nanoTime() - heard) / 1e9);
    int silence = PACKET * (int) (wait * Pcm.RATE / PACKET);
    Pcm line =
        TelephoneLine.carry(
            silence + clip.sound().length(),
            TelephoneLine.QUIET_DBFS,
            clip.text().hashCode(),
            new TelephoneLine.At(clip.sound(), silence, TelephoneLine.gain(clip.sound())));
    long begun = call.sayOnce(new Sound(line.samples(), Pcm.RATE), PATIENCE);
    return new Spoken(left(begun, silence), left(begun, line.length() - 1));
  }

  /** When this sample leaves. */
  private static long left(long begun, int sample) {
    return begun + sample / PACKET * PACKET_NANOS;
  }

  /** Until something is heard after this moment, or the call is over. */
  void awaitSoundAfter(long moment) {
    Waiting.until(
        "something to be heard, or the end of the call",
        PATIENCE,
        () -> call.over() || call.sounds(moment, Long.MAX_VALUE).length > 0);
  }

  boolean over() {
    return call.over();
  }

  void press(char key) {
    long _ = call.press(key, PATIENCE);
  }

  /** Gives it so long to be ended by the other side. */
  void awaitEnd(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    Waiting.until(
        "the end, or the end of patience",
        limit.plusSeconds(1),
        () -> call.over() || System.nanoTime() > until);
  }

  /**
   * When the prompt stopped.
   *
   * @param from a moment at which it was still heard
   * @param until a moment by which it would have stopped
   * @param gap so much silence is no pause in it
   * @return milliseconds after {@code from}; negative where it was heard all the time
   */
  double stoppedAfter(long from, long until, Duration gap) {
    return stoppedAfter(call.sounds(from, until), from, until, gap.toNanos());
  }

  /** The same from the moments of all packets with sound between the two. */
  static double stoppedAfter(long[] sounds, long from, long until, long gap) {
    long last = from;
    for (long moment : sounds) {
      if (moment - last >= gap) {
        break;
      }
      last = moment;
    }
    return until - last >= gap ? (last - from) / MS : -1;
  }

  @Override
  public void close() {
    call.close();
  }
}

package dev.hatchline.telephony.speech;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** What was heard of late on one call. */
final class Recent {
  /** So much from before speech was noticed goes with it: words begin softly. */
  static final int BEFORE_FRAMES = 15;

  /** Somebody speaks when so many of the last {@link #BEFORE_FRAMES} frames are active … */
  static final int SPEAKS_ACTIVE = 6;

  /** … and so many have a pitch. 120 ms; a click is shorter, a cough and hiss have no pitch. */
  static final int SPEAKS_VOICED = 4;

  /** {@link #rises} comes so many frames after something began, at the most. */
  private static final int RISE_FRAMES = 3;

  /** So much of a silence may be clicks. */
  private static final double CLICKS_SHARE = 0.1;

  /** Frames of which it is remembered whether they were the caller's: 30 s. */
  private static final int TRAIL_FRAMES = 1_500;

  private final Deque<Sound> last = new ArrayDeque<>();
  private final BitSet trail = new BitSet(TRAIL_FRAMES);
  private final BitSet maybe = new BitSet(TRAIL_FRAMES);
  private final LongPredicate hindsight;
  private long now;
  private long lastActive = Long.MIN_VALUE / 2;
  private long lastMaybe = Long.MIN_VALUE / 2;

  Recent() {
    this(_ -> false);
  }

  /**
   * @param hindsight whether what was maybe the caller's at a time was, as far as is known by now
   */
  Recent(LongPredicate hindsight) {
    this.hindsight = hindsight;
  }

  void add(Sound sound) {
    last.addLast(sound);
    if (last.size() > BEFORE_FRAMES) {
      last.removeFirst();
    }
    now = sound.end();
    if (sound.active()) {
      lastActive = now;
    }
    if (sound.maybe()) {
      lastMaybe = now;
    }
    trail.set(slot(sound.at()), sound.active());
    maybe.set(slot(sound.at()), sound.maybe());
  }

  /** The time: the first sample that was not heard yet. */
  long now() {
    return now;
  }

  /** Samples since anything of the caller's. */
  long silence() {
    return now - lastActive;
  }

  /** Samples since anything that may have been the caller's. */
  long silenceMaybe() {
    return now - lastMaybe;
  }

  /** Something begins that could be speech: 40 of the last 60 ms. */
  boolean rises() {
    return rises(Sound::active);
  }

  /** The same, and it may be our own sound. */
  boolean risesMaybe() {
    return rises(Sound::maybe);
  }

  /** Now that something {@link #rises}: whether there was such a silence before it. */
  boolean roseAfter(long silence) {
    long to = now - (long) RISE_FRAMES * Sound.FRAME;
    return to >= silence && share(to - silence, to) <= CLICKS_SHARE;
  }

  private boolean rises(Predicate<Sound> speech) {
    return last.stream().skip(Math.max(0, last.size() - RISE_FRAMES)).filter(speech).count() >= 2;
  }

  /** Somebody speaks, as far as sound alone can tell. */
  boolean speaks() {
    return last.stream().filter(Sound::active).count() >= SPEAKS_ACTIVE
        && last.stream().filter(Sound::voiced).count() >= SPEAKS_VOICED;
  }

  /** What is still there of the sound from this time on. */
  List<Sound> since(long time) {
    return last.stream().filter(sound -> sound.at() >= time).toList();
  }

  /** How much of a stretch was the caller's, 0 to 1; all of it when it is too long ago. */
  double share(long from, long to) {
    if (to <= from || now - from > (long) TRAIL_FRAMES * Sound.FRAME) {
      return 1;
    }
    int frames = 0;
    int active = 0;
    for (long at = from; at < to; at += Sound.FRAME) {
      frames++;
      active += callers(at) ? 1 : 0;
    }
    return (double) active / frames;
  }

  private boolean callers(long at) {
    return trail.get(slot(at)) || (maybe.get(slot(at)) && hindsight.test(at));
  }

  private static int slot(long at) {
    return (int) (at / Sound.FRAME % TRAIL_FRAMES);
  }
}

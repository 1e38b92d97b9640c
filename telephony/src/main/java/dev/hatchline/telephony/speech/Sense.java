package dev.hatchline.telephony.speech;

import org.jspecify.annotations.Nullable;

/**
 * One kind of words of an ear: the watch that listens for them, while one does, and whether they
 * are heard. Each kind is lost and found for itself.
 */
final class Sense {
  private final Deafness deafness = new Deafness();
  private @Nullable Watch watch;

  /** Whether this watch is the one that listens. */
  boolean has(Watch one) {
    return one.equals(watch);
  }

  boolean deaf() {
    return deafness.deaf();
  }

  /** Nothing listens, and something may. */
  boolean mayOpen(long now) {
    return watch == null && deafness.mayOpen(now);
  }

  /** Listens from now on, in place of nothing. */
  void open(Watch opened, long now) {
    watch = opened;
    deafness.opened(now);
  }

  void close(long now) {
    if (watch != null) {
      watch.close();
      watch = null;
      deafness.closed(now);
    }
  }

  /** The stream of the watch is no more. */
  void lost(long now) {
    if (watch != null) {
      watch.lost();
      watch.close();
      watch = null;
      deafness.lost(now);
    }
  }

  /** Another language: what was lost in the last one may be tried at once. */
  void tongue(long now) {
    close(now);
    deafness.due(now);
  }

  /** True once, when it is heard again. */
  boolean lived(long now) {
    return deafness.lived(now);
  }

  /** It was lost, and nobody wants it at the moment; all else is heard again. */
  void forget() {
    deafness.forget();
  }

  void sound(Sound sound, Recent recent) {
    if (watch != null) {
      watch.sound(sound, recent);
    }
  }

  /** Something may come yet of what was heard until now. */
  boolean pending() {
    return watch != null && watch.pending();
  }
}

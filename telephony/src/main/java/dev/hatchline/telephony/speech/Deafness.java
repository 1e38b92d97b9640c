package dev.hatchline.telephony.speech;

/**
 * Whether one kind of words is heard, and when it is tried again after its stream was lost; times
 * in samples. That it is heard again is believed of a stream that was opened and has lived.
 */
final class Deafness {
  /** After a loss it is tried again after a second, and twice as late each time that fails. */
  static final long RETRY_FIRST = Sound.millis(1_000);

  static final long RETRY_MOST = Sound.millis(16_000);

  /** Streams that live for so long hear. */
  static final long HEARS_AFTER = Sound.millis(1_000);

  private sealed interface State {
    record Hears() implements State {}

    /**
     * No stream is open.
     *
     * @param at when one may be opened
     * @param waited how long it was waited for
     */
    record Deaf(long at, long waited) implements State {}

    /** A stream is open again; how long it lives is to be seen. */
    record Trying(long since, long waited) implements State {}
  }

  private State state = new State.Hears();

  /** Whether it is not known to be heard. */
  boolean deaf() {
    return !(state instanceof State.Hears);
  }

  /** Whether a stream may be opened. */
  boolean mayOpen(long now) {
    return !(state instanceof State.Deaf(long at, _)) || now >= at;
  }

  /** A stream was opened. */
  void opened(long now) {
    if (state instanceof State.Deaf(_, long waited)) {
      state = new State.Trying(now, waited);
    }
  }

  /** Nobody needs the stream any more: what was to be seen of it was not. */
  void closed(long now) {
    if (state instanceof State.Trying(_, long waited)) {
      state = new State.Deaf(now, waited);
    }
  }

  /** The stream was lost. */
  void lost(long now) {
    state =
        switch (state) {
          case State.Hears() -> new State.Deaf(now + RETRY_FIRST, RETRY_FIRST);
          case State.Deaf deaf -> deaf;
          case State.Trying(_, long waited) -> {
            long next = Math.min(RETRY_MOST, 2 * waited);
            yield new State.Deaf(now + next, next);
          }
        };
  }

  /** A stream may be opened at once. */
  void due(long now) {
    if (state instanceof State.Deaf(_, long waited)) {
      state = new State.Deaf(now, waited);
    }
  }

  /** Time goes on; true once, when a stream that was opened after a loss has lived. */
  boolean lived(long now) {
    if (state instanceof State.Trying(long since, _) && now - since >= HEARS_AFTER) {
      state = new State.Hears();
      return true;
    }
    return false;
  }

  /** There is no reason any more to think that it would not be heard. */
  void forget() {
    state = new State.Hears();
  }
}

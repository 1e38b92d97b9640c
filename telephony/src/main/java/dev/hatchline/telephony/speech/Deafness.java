package dev.hatchline.telephony.speech;

/** Whether an ear hears, and when a deaf one tries again; times in samples. */
final class Deafness {
  /** After a loss it is tried again after a second, and twice as late each time that fails. */
  static final long RETRY_FIRST = Sound.millis(1_000);

  static final long RETRY_MOST = Sound.millis(16_000);

  /** Streams that live for so long hear. */
  static final long HEARS_AFTER = Sound.millis(1_000);

  private sealed interface State {
    record Hears() implements State {}

    /**
     * @param at when to try again
     * @param waited how long it was waited for
     */
    record Deaf(long at, long waited) implements State {}

    /** Streams are open again; how long they live is to be seen. */
    record Trying(long since, long waited) implements State {}
  }

  /** What is to be done. */
  enum Step {
    NOTHING,
    /** Open streams again. */
    TRY,
    /** Say that it hears again. */
    HEARS
  }

  private State state = new State.Hears();

  boolean deaf() {
    return state instanceof State.Deaf;
  }

  /** A stream was lost; true when that is news to the listener. */
  boolean lost(long now) {
    State before = state;
    state =
        switch (before) {
          case State.Hears() -> new State.Deaf(now + RETRY_FIRST, RETRY_FIRST);
          case State.Deaf deaf -> deaf;
          case State.Trying(_, long waited) -> {
            long next = Math.min(RETRY_MOST, 2 * waited);
            yield new State.Deaf(now + next, next);
          }
        };
    return before instanceof State.Hears;
  }

  /** Time goes on. */
  Step at(long now) {
    return switch (state) {
      case State.Hears() -> Step.NOTHING;
      case State.Deaf(long at, long waited) -> {
        if (now < at) {
          yield Step.NOTHING;
        }
        state = new State.Trying(now, waited);
        yield Step.TRY;
      }
      case State.Trying(long since, _) -> {
        if (now - since < HEARS_AFTER) {
          yield Step.NOTHING;
        }
        state = new State.Hears();
        yield Step.HEARS;
      }
    };
  }
}

package dev.hatchline.telephony.speech.worker;

/** A call, as far as it has streams, or would have: which calls are elder, and whether it hears. */
final class CallSeat {
  private final long number;
  private State state = State.NEW;

  private enum State {
    NEW,
    HEARD,
    AWAY
  }

  /**
   * A call that has not asked for a stream yet.
   *
   * @param number the elder the smaller
   */
  CallSeat(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  /** Whether it has had a stream, and was not turned away since. */
  synchronized boolean heard() {
    return state == State.HEARD;
  }

  /** It has a stream. */
  synchronized void hear() {
    state = State.HEARD;
  }

  /** It may have none; false when that is known. */
  synchronized boolean turnAway() {
    boolean news = state != State.AWAY;
    state = State.AWAY;
    return news;
  }
}

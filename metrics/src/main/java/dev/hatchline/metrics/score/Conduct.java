package dev.hatchline.metrics.score;

import dev.hatchline.call.CallEvent;
import dev.hatchline.metrics.measure.MeasuredCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the line behaved to one caller.
 *
 * @param call what there is to measure of it
 * @param wish what came of the caller's wishes for a person; the worst of several
 * @param askedOnTheWay whether the caller, after asking for a person and before one was there, gave
 *     a value at a node of an automation that they had not chosen to use meanwhile
 * @param gave whether the caller gave any value
 * @param endedOnError whether the line ended the call when nothing had come, or was not understood,
 *     and the caller had done nothing since; not after a person, a promise or a message
 * @param cutInLine whether our side ended the call while the caller was in line
 * @param waitsTold when a wait was told
 */
public record Conduct(
    MeasuredCall call,
    Wish wish,
    boolean askedOnTheWay,
    boolean gave,
    boolean endedOnError,
    boolean cutInLine,
    List<Instant> waitsTold) {
  /** What came of wishes for a person, the best first. */
  public enum Wish {
    NONE,
    /** The caller hung up before anything could come of it, or anything else was asked. */
    LEFT,
    /** In line, with a person, or outside; or a call was promised, or a message begun. */
    HEARD,
    /** The call went on, or was ended by our side, without anything of that. */
    UNHEARD
  }

  public Conduct {
    waitsTold = List.copyOf(waitsTold);
  }

  /** From all events of one call in their order; empty if its beginning is not among them. */
  public static Optional<Conduct> read(Iterable<CallEvent> events) {
    return ConductReader.read(events);
  }
}

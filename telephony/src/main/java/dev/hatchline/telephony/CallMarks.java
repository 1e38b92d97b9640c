package dev.hatchline.telephony;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import org.jspecify.annotations.Nullable;

/**
 * What the dialplan wrote on a channel ({@code HATCH_CALL}, {@code T0} with {@code T0SEQ}, {@code
 * HATCH_LINE}, {@code HATCH_STATE}, and where there are two engines {@code HATCH_OWNER} and {@code
 * HATCH_ENGINE}), as an AMI event carries it. All are absent on a channel that is no caller of
 * ours, and on a caller's channel before the first line of the dialplan has run.
 *
 * @param state empty, {@code dial}, {@code join}, {@code done} or {@code people}
 * @param owner the start of the engine that had the caller last, in its own words; empty if none
 *     has had the caller yet, and where there is one engine only
 * @param engine the number of the engine that was tried last, 0 or 1; empty as {@code owner}
 */
public record CallMarks(
    @Nullable CallId call,
    @Nullable FirstRing firstRing,
    @Nullable String line,
    String state,
    String owner,
    String engine) {
  /** The state of those whom Asterisk alone brings to people. */
  public static final String PEOPLE = "people";

  /** A channel without any mark. */
  public static final CallMarks NONE = new CallMarks(null, null, null, "");

  /** Where there is one engine only. */
  public CallMarks(
      @Nullable CallId call, @Nullable FirstRing firstRing, @Nullable String line, String state) {
    this(call, firstRing, line, state, "", "");
  }
}

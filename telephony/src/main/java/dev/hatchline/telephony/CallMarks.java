package dev.hatchline.telephony;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import org.jspecify.annotations.Nullable;

/**
 * What the dialplan wrote on a channel ({@code HATCH_CALL}, {@code T0} with {@code T0SEQ}, {@code
 * HATCH_LINE}, {@code HATCH_STATE}), as an AMI event carries it. All are absent on a channel that
 * is no caller of ours, and on a caller's channel before the first line of the dialplan has run.
 *
 * @param state empty, {@code dial}, {@code join}, {@code done} or {@code people}
 */
public record CallMarks(
    @Nullable CallId call, @Nullable FirstRing firstRing, @Nullable String line, String state) {
  /** A channel without any mark. */
  public static final CallMarks NONE = new CallMarks(null, null, null, "");
}

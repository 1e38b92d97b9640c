package dev.hatchline.telephony;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import org.jspecify.annotations.Nullable;

/**
 * A caller whose channel the dialplan has handed to the engine.
 *
 * @param line the number dialled
 * @param callerNumber as the network shows it, absent when withheld; not checked to be E.164
 * @param how in each case the place in line counts from {@code firstRing}
 */
public record Arrival(
    CallId call,
    Channel channel,
    FirstRing firstRing,
    String line,
    @Nullable String callerNumber,
    @Nullable String callerName,
    How how) {
  /** How this channel came to us. */
  public enum How {
    /** A new caller. */
    FIRST,
    /** The engine took this caller back: out of the emergency queue, or after a restart. */
    RETURNED,
    /** A customer whom we have called ({@link Dialler#dialCustomer}) has answered. */
    CALLED
  }
}

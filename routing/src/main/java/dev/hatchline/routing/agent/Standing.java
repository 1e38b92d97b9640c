package dev.hatchline.routing.agent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What holds of an agent whatever the agent is doing: phone and pause are independent of each other
 * and of the state, so a paused agent whose phone goes and comes back is still paused.
 *
 * @param device as last reported
 * @param pause absent when not paused
 * @param skipUntil no calls before then, because the phone was busy or the agent declined
 * @param unreachableUntil counts as signed out before then, whatever the device says
 * @param elsewhere another engine has the agent for a caller of its own
 */
public record Standing(
    Device device,
    @Nullable Pause pause,
    @Nullable Instant skipUntil,
    @Nullable Instant unreachableUntil,
    boolean elsewhere) {

  /** What we know of an agent before Asterisk has told us anything. */
  static final Standing UNKNOWN = new Standing(Device.UNAVAILABLE, null, null, null, false);

  boolean signedIn() {
    return device != Device.UNAVAILABLE && unreachableUntil == null;
  }

  /**
   * A phone that we found dead is believed again only after a report that says more than the end of
   * our own ringing: it went and came back, or it is in a call.
   */
  Standing reported(Device report) {
    boolean news =
        report == Device.UNAVAILABLE || report == Device.IN_USE || device == Device.UNAVAILABLE;
    return new Standing(report, pause, skipUntil, news ? null : unreachableUntil, elsewhere);
  }

  /** A pause that is already there keeps its reason and its beginning. */
  Standing paused(Pause newPause) {
    return pause == null
        ? new Standing(device, newPause, skipUntil, unreachableUntil, elsewhere)
        : this;
  }

  /** The agent asks for calls: nothing of what we held against the phone counts any more. */
  Standing resumed() {
    return new Standing(device, null, null, null, elsewhere);
  }

  /** The agent talks, so the phone works. */
  Standing reached() {
    return new Standing(device, pause, null, null, elsewhere);
  }

  Standing skipped(Instant until) {
    return new Standing(device, pause, until, unreachableUntil, elsewhere);
  }

  Standing unreachable(Instant until) {
    return new Standing(device, pause, skipUntil, until, elsewhere);
  }

  /** Another engine has the agent, or has no more. */
  Standing elsewhere(boolean held) {
    return new Standing(device, pause, skipUntil, unreachableUntil, held);
  }

  /** Forgets the deadlines that have passed. */
  Standing at(Instant now) {
    return new Standing(
        device, pause, pending(skipUntil, now), pending(unreachableUntil, now), elsewhere);
  }

  private static @Nullable Instant pending(@Nullable Instant deadline, Instant now) {
    return deadline != null && deadline.isAfter(now) ? deadline : null;
  }
}

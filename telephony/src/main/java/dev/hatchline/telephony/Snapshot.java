package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The truth as Asterisk told it when the link came up.
 *
 * @param asteriskStarted whole seconds
 * @param draining whether it refuses new calls to our lines
 * @param devices every agent's phone that Asterisk knows; asked before the channels
 * @param paused the agents marked in {@code hatchline-paused}, and why; app_queue has been told the
 *     same
 * @param waiting callers in Asterisk's queues
 */
public record Snapshot(
    Instant asteriskStarted,
    boolean draining,
    List<Seen> channels,
    Map<AgentId, DeviceState> devices,
    Map<AgentId, String> paused,
    List<Waiting> waiting) {
  public Snapshot {
    channels = List.copyOf(channels);
    devices = Map.copyOf(devices);
    paused = Map.copyOf(paused);
    waiting = List.copyOf(waiting);
  }

  /**
   * A living channel.
   *
   * @param bridgeId absent when it is in no bridge
   * @param callerNumber absent when withheld
   * @param connectedNumber who it talks to, as its phone is told
   * @param context and {@code extension}: its place in the dialplan
   * @param application what runs on it, such as {@code AGI}, {@code Queue}, {@code AppDial}
   */
  public record Seen(
      Channel channel,
      String linkedId,
      @Nullable String bridgeId,
      CallMarks marks,
      @Nullable String callerNumber,
      @Nullable String connectedNumber,
      String context,
      String extension,
      String application) {}

  /** A caller in one of Asterisk's queues; {@code position} counts from 1. */
  public record Waiting(String queue, Channel channel, int position) {}
}

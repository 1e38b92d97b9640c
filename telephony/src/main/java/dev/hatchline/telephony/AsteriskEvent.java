package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import org.jspecify.annotations.Nullable;

/** What AMI tells about Asterisk, in the order in which Asterisk told it. */
public sealed interface AsteriskEvent {
  /**
   * The link is up. {@code truth} was read at that moment; every later event may repeat a part of
   * it.
   *
   * @param sameAsterisk false for an Asterisk that started since the link was lost (no channel of
   *     before is alive), and on the first link of this engine
   */
  record Linked(boolean sameAsterisk, Snapshot truth) implements AsteriskEvent {}

  /**
   * The link is lost (noticed within 5 s); what happens until the next {@code Linked} is unseen.
   */
  record Unlinked(String why) implements AsteriskEvent {}

  /**
   * Asterisk's answer to {@link AsteriskLink#look}: whatever it told before it gave this answer has
   * been told before, but what came while it gave it may have been told, too.
   */
  record Looked(Present present) implements AsteriskEvent {}

  /** A channel was made. Marks are mostly {@link CallMarks#NONE}: the dialplan has yet to run. */
  record ChannelUp(Channel channel, String linkedId, CallMarks marks) implements AsteriskEvent {}

  /** A channel hung up. {@code cause} is the Q.850 number, 16 for an ordinary hang-up. */
  record ChannelGone(Channel channel, String linkedId, int cause, CallMarks marks)
      implements AsteriskEvent {}

  /** A channel entered a bridge: it hears the others in it. */
  record Bridged(String bridgeId, Channel channel, String linkedId, CallMarks marks)
      implements AsteriskEvent {}

  /** A channel left a bridge. */
  record Unbridged(String bridgeId, Channel channel, String linkedId, CallMarks marks)
      implements AsteriskEvent {}

  /** The agent's phone begins to ring for the caller's channel. */
  record DialBegun(Channel caller, Channel agent) implements AsteriskEvent {}

  /** Ringing ended; {@code status} as Asterisk's DIALSTATUS: ANSWER, NOANSWER, BUSY, CANCEL… */
  record DialDone(Channel caller, Channel agent, String status) implements AsteriskEvent {}

  /** An agent's phone changed. */
  record DeviceChanged(AgentId agent, DeviceState state) implements AsteriskEvent {}

  /**
   * The agent dialled {@code *1} (ready), {@code *2} or {@code *2} with a digit (paused).
   *
   * @param reason why, as the operator named it, {@link #NO_REASON} if the agent did not say
   */
  record PauseChanged(AgentId agent, boolean paused, String reason) implements AsteriskEvent {
    /** Said by the phone, and no more. */
    public static final String NO_REASON = "phone";
  }

  /**
   * A caller entered a queue of Asterisk, the engine having been away or having sent it there.
   *
   * @param callerNumber absent when withheld
   */
  record QueueJoined(
      String queue,
      Channel channel,
      String linkedId,
      CallMarks marks,
      @Nullable String callerNumber)
      implements AsteriskEvent {}

  /** A caller left a queue of Asterisk: answered, gone or taken back. */
  record QueueLeft(String queue, Channel channel, String linkedId, CallMarks marks)
      implements AsteriskEvent {}

  /** A key was pressed and let go on this channel, whatever ran on it. */
  record KeyEnded(Channel channel, char key) implements AsteriskEvent {}

  /** The phone of a customer whom we call begins to ring, or rings on. */
  record CustomerRings(CallId call) implements AsteriskEvent {}

  /**
   * How dialling a customer ended; never {@link DialFate#DIALLING}. After {@link
   * DialFate#ANSWERED}, told at the answer, the customer arrives, or hangs up before that: {@link
   * ChannelGone} of the channel whose unique id is {@link Dialler#customerChannel} is always told.
   */
  record CustomerDialled(CallId call, DialFate how) implements AsteriskEvent {}

  /** The agent rung beside a customer has answered, and hears ringing. */
  record AgentLegUp(CallId call, AgentId agent, Channel channel) implements AsteriskEvent {}

  /**
   * The agent who hears a message has pressed this key; nothing is told of one who pressed none.
   */
  record MessageKey(CallId call, AgentId agent, char key) implements AsteriskEvent {}

  /** The agent rung beside a customer did not answer; never {@link DialResult.Answered}. */
  record AgentLegDown(CallId call, AgentId agent, DialResult result) implements AsteriskEvent {}
}

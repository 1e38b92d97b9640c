package dev.hatchline.telephony;

import dev.hatchline.call.AgentId;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * The link to Asterisk's manager interface (AMI). It connects by itself, again and again, and tells
 * {@link AsteriskEvent}s on one thread of its own.
 *
 * <p>Every action returns at once. Its future completes with true if Asterisk did it, false if
 * Asterisk refused it (no such channel…), the link is down, or no answer came within 2 s. It never
 * completes exceptionally.
 */
public interface AsteriskLink extends AutoCloseable {
  /** Hangs the channel up. */
  CompletableFuture<Boolean> hangUp(Channel channel);

  /**
   * Hangs up the phone that rings for this caller, now or as soon as Asterisk says which it is;
   * does nothing once it has answered.
   */
  CompletableFuture<Boolean> cancelDial(Channel caller);

  /**
   * Presses a key in the caller's place, as if it came in on the channel: what runs there hears it.
   */
  CompletableFuture<Boolean> press(Channel channel, char key);

  /**
   * Sends what comes from the caller to an AudioSocket as well, on a channel of its own; whatever
   * runs on the caller's goes on. Ends with either. True means that Asterisk has begun.
   *
   * @param to {@code address:port/ticket}
   */
  CompletableFuture<Boolean> tap(Channel caller, String to);

  /** From now on the dialplan takes the channel away from its script after this time; 0 never. */
  CompletableFuture<Boolean> prolong(Channel channel, Duration absolute);

  /** From now on the channel's marks say that this engine has the caller. */
  CompletableFuture<Boolean> own(Channel channel, String owner);

  /** Tells app_queue, in all its queues, whether it may ring this agent. */
  CompletableFuture<Boolean> pauseInQueue(AgentId agent, boolean paused, String reason);

  /**
   * Does what the agent's own {@code *2} does: the lasting mark, with the reason, and app_queue.
   * True means that Asterisk has begun.
   */
  CompletableFuture<Boolean> pause(AgentId agent, String reason);

  /** As {@link #pause}, but what {@code *1} does. */
  CompletableFuture<Boolean> resume(AgentId agent);

  /** From now on, and until it is started anew, Asterisk refuses new calls to our lines, or not. */
  CompletableFuture<Boolean> drain(boolean on);

  /**
   * How many channels are up at this moment, whoever has them; empty as an action is false. Asked
   * after {@link #drain} was done, it counts every caller who has come through before.
   */
  CompletableFuture<OptionalInt> channels();

  /** Asks again for the whole truth; it comes as {@link AsteriskEvent.Linked}. */
  void resync();

  /**
   * Asks who is up; the answer comes as {@link AsteriskEvent.Looked}, or none if the link is down
   * or Asterisk says nothing.
   */
  void look();

  LinkReadings readings();

  /** Logs off and stops trying. */
  @Override
  void close();
}

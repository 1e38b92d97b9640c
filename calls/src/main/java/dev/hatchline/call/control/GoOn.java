package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.time.Instant;

/**
 * What a caller may go on with who rang a little before.
 *
 * @param from that call
 * @param rang when it rang
 * @param spot where they were in it
 */
public record GoOn(CallId from, Instant rang, Spot spot) {
  /** Where a caller was when the call ended. */
  public sealed interface Spot {}

  /** In line, from {@code place} on. */
  public record InLine(FirstRing place, String queue) implements Spot {}

  /** With an agent, having waited from {@code place} on. */
  public record WithAgent(AgentId agent, FirstRing place, String queue) implements Spot {}

  /** In the line's flow; how far they had got there, whoever runs it knows. */
  public record InFlow() implements Spot {}
}

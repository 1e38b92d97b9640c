package dev.hatchline.routing.agent;

import dev.hatchline.call.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Phones that rang in vain lately, by agent. One is human; several in a row are a phone that nobody
 * hears, and callers wait for each of them.
 */
public final class Ronas {
  /** So far back a phone that rang in vain counts. */
  public static final Duration WINDOW = Duration.ofMinutes(30);

  /** From so many within the window on, a person should look into it. */
  public static final int TOO_MANY = 2;

  /** No more are remembered of one agent. */
  private static final int KEPT_MAX = 20;

  private final Map<AgentId, Deque<Instant>> missed = new HashMap<>();

  /** One more; returns how many it makes within the window, {@value #KEPT_MAX} at most. */
  public int missed(AgentId agent, Instant now) {
    Deque<Instant> recent = missed.computeIfAbsent(agent, _ -> new ArrayDeque<>());
    recent.removeIf(at -> at.isBefore(now.minus(WINDOW)));
    recent.addLast(now);
    if (recent.size() > KEPT_MAX) {
      recent.removeFirst();
    }
    return recent.size();
  }

  /** The agent took a call: the phone is heard. */
  public void answered(AgentId agent) {
    missed.remove(agent);
  }
}

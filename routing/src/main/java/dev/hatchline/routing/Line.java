package dev.hatchline.routing;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.queue.CallQueue;
import dev.hatchline.routing.queue.QueueEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All queues: who is in line where, and which of them have an agent signed in. */
final class Line {
  private final RoutingPolicy policy;
  private final Map<String, CallQueue> queues = new TreeMap<>();
  private final Set<String> staffed = new HashSet<>();
  private Instant matchingFrom = Instant.MIN;

  Line(RoutingPolicy policy) {
    this.policy = policy;
    policy.queues().keySet().forEach(name -> queues.put(name, new CallQueue(name)));
  }

  /** Returns why the caller cannot join, or nothing when the caller has. */
  Optional<String> join(QueueEntry entry) {
    @Nullable CallQueue queue = queues.get(entry.queue());
    if (queue == null) {
      return Optional.of("expected one of the queues " + queues.keySet() + ", found none such");
    }
    if (contains(entry.call())) {
      return Optional.of("expected a call not in line, found it in line");
    }
    return queue.join(entry)
        ? Optional.empty()
        : Optional.of("expected fewer than " + CallQueue.ENTRIES_MAX + " callers, found it full");
  }

  boolean leave(CallId call) {
    return queues.values().stream().anyMatch(queue -> queue.leave(call).isPresent());
  }

  boolean contains(CallId call) {
    return queues.values().stream().anyMatch(queue -> queue.contains(call));
  }

  void hold(CallId call) {
    queues.values().forEach(queue -> queue.hold(call));
  }

  void release(CallId call) {
    queues.values().forEach(queue -> queue.release(call));
  }

  Optional<CallQueue> queue(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  Optional<CallQueue> queueOf(CallId call) {
    return queues.values().stream().filter(queue -> queue.contains(call)).findFirst();
  }

  Collection<CallQueue> queues() {
    return queues.values();
  }

  Set<AgentId> agentsOf(String queue) {
    return policy.agentsOf(queue);
  }

  void matchFrom(Instant time) {
    matchingFrom = time;
  }

  /** Before this time nobody is matched. */
  Instant matchingFrom() {
    return matchingFrom;
  }

  /** Keeps whether an agent of the queue is signed in, and returns what was kept before. */
  boolean staffed(String queue, boolean now) {
    return now ? !staffed.add(queue) : staffed.remove(queue);
  }
}

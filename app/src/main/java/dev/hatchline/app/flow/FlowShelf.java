package dev.hatchline.app.flow;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.flow.FlowCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * From where calls take their flow, once, at their beginning; what is put here later is heard by
 * the calls after. Safe from any thread, and nobody waits.
 */
public final class FlowShelf implements Consumer<CallEvent> {
  /** Of calls whose end is never told; those that are up are far fewer. */
  private static final int CALLS_MAX = 20_000;

  private final Map<String, Live> live = new ConcurrentHashMap<>();
  private final Map<Taken, LongAdder> counts = new ConcurrentHashMap<>();
  private final NodeCounts nodes = new NodeCounts();
  private final Map<CallId, FlowVersion> held =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, FlowVersion> eldest) {
          return size() > CALLS_MAX;
        }
      };

  private record Taken(String flow, int version) {}

  /** Flows that stay as they are. */
  public static FlowShelf of(FlowCatalog flows) {
    FlowShelf shelf = new FlowShelf();
    flows
        .flows()
        .forEach((name, flow) -> shelf.put(name, new Live(FlowVersion.unkept(name, flow), null)));
    return shelf;
  }

  /**
   * The version that this call holds, from now until its end, whatever is published meanwhile.
   *
   * @throws NoSuchElementException for a flow that no line has
   */
  public FlowVersion take(String flow, CallId call) {
    synchronized (held) {
      FlowVersion before = held.get(call);
      if (before != null && before.name().equals(flow)) {
        return before;
      }
      FlowVersion taken =
          live(flow).orElseThrow(() -> new NoSuchElementException("no flow " + flow)).of(call);
      held.put(call, taken);
      counts.computeIfAbsent(new Taken(flow, taken.number()), _ -> new LongAdder()).increment();
      return taken;
    }
  }

  /** What this call holds; empty if it has ended, or never began here. */
  public Optional<FlowVersion> of(CallId call) {
    synchronized (held) {
      return Optional.ofNullable(held.get(call));
    }
  }

  /** How many callers are where. */
  public NodeCounts nodes() {
    return nodes;
  }

  /** Who is not up any more holds nothing. */
  @Override
  public void accept(CallEvent event) {
    of(event.call()).ifPresent(version -> nodes.accept(version.name(), event));
    if (event instanceof CallEvent.Ended ended) {
      synchronized (held) {
        held.remove(ended.call());
      }
    }
  }

  /** What calls take that begin now. */
  public Optional<Live> live(String flow) {
    return Optional.ofNullable(live.get(flow));
  }

  /** Calls that have taken this version since the engine's start. */
  public long calls(String flow, int version) {
    LongAdder count = counts.get(new Taken(flow, version));
    return count == null ? 0 : count.sum();
  }

  /** From now on calls begin with it. */
  public void put(String flow, Live next) {
    live.put(flow, next);
  }
}

package dev.hatchline.app.story;

import dev.hatchline.call.AgentId;
import dev.hatchline.metrics.measure.AgentDoing;
import dev.hatchline.metrics.measure.AgentFigures;
import dev.hatchline.metrics.measure.AgentMoved;
import dev.hatchline.metrics.measure.AgentReader;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.store.StoredMove;
import dev.hatchline.routing.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What agents do, handed to the database's writer, which takes it at once and writes behind; and
 * read again for a period. Safe from any thread.
 */
public final class AgentMoves {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private final Consumer<Write> writer;
  private final Map<AgentId, Instant> latest = new HashMap<>();

  /** Of whom nothing has been kept since nobody saw them. */
  private final Set<AgentId> unknown = new HashSet<>();

  /**
   * Keeps nothing yet.
   *
   * @param writer takes a row at once, from any thread
   */
  public AgentMoves(Consumer<Write> writer) {
    this.writer = writer;
  }

  /** The move as it is measured. */
  public static AgentMoved measured(AgentMove move) {
    AgentState state = move.after().state();
    return new AgentMoved(
        move.after().id(),
        move.at(),
        AgentDoing.of(state.getClass().getSimpleName()),
        switch (state) {
          case AgentState.Paused(String reason, Instant _) -> reason;
          case AgentState.OnCall(var call, Instant _) -> call == null ? AgentMoved.NOT_OURS : "";
          case AgentState.SignedOut _,
              AgentState.Available _,
              AgentState.Reserved _,
              AgentState.WrapUp _ ->
              "";
        });
  }

  /** Has a move kept; of two at the same moment the later one is kept as of a microsecond later. */
  public synchronized void keep(AgentMoved move) {
    Instant at = move.at().truncatedTo(ChronoUnit.MICROS);
    Instant last = latest.get(move.agent());
    if (last != null && !at.isAfter(last)) {
      at = last.plus(MICRO);
    }
    latest.put(move.agent(), at);
    if (move.doing() == AgentDoing.UNKNOWN) {
      unknown.add(move.agent());
    } else {
      unknown.remove(move.agent());
    }
    writer.accept(new StoredMove(move.agent(), at, move.doing().word(), move.reason()));
  }

  /** From now on nobody sees what these do, or nobody has seen it until now. */
  public void unseen(Collection<AgentId> agents, Instant at) {
    agents.forEach(agent -> keep(new AgentMoved(agent, at, AgentDoing.UNKNOWN, "")));
  }

  /**
   * The engine has begun, and nobody has seen what these did since the one before ended; unless
   * another engine has. What was seen at the very end may have been written down after the time
   * that we know of.
   */
  public void begun(Collection<AgentId> agents, Alive alive, Instant now) {
    if (alive.alone()) {
      alive.ended().ifPresent(ended -> unseen(agents, ended));
      unseen(agents, now);
    }
  }

  /** The engine ends, and nobody sees what these do from now on; unless another engine does. */
  public void ended(Collection<AgentId> agents, Alive alive, Instant now) {
    alive.end(); // before the look: of two that end at once one sees that both do
    if (alive.alone()) {
      unseen(agents, now);
    }
  }

  /**
   * What agents are found to do: kept of those of whom nothing is known since a start. Of two
   * engines one tells of agents, and it may learn that it is the one only after it has seen them.
   */
  public synchronized void found(Collection<AgentMoved> doing) {
    doing.stream().filter(each -> unknown.contains(each.agent())).forEach(this::keep);
  }

  /**
   * What each agent did in a period, by extension, read in pages.
   *
   * @param to not in it; no later than now, as what goes on is taken to last until then
   */
  public static Map<AgentId, AgentFigures> figures(Listings kept, Instant from, Instant to)
      throws StoreFault {
    Reading reading = new Reading(from, to);
    kept.movesBefore(from).forEach(reading::add);
    Mark mark = null;
    do {
      Page<StoredMove> page = kept.moves(from, to, mark, Listings.ROWS_MAX);
      page.rows().forEach(reading::add);
      mark = page.next();
    } while (mark != null);
    return reading.figures();
  }

  /** The moves of a period as they come by: of each agent the last one before it, then its own. */
  public static final class Reading {
    private final Map<AgentId, AgentReader> readers =
        new TreeMap<>(Comparator.comparing(AgentId::extension));
    private final Instant from;
    private final Instant to;

    /** As {@link AgentMoves#figures}. */
    public Reading(Instant from, Instant to) {
      this.from = from;
      this.to = to;
    }

    /** The next one. */
    public void add(StoredMove move) {
      readers
          .computeIfAbsent(move.agent(), _ -> new AgentReader(from, to))
          .add(new AgentMoved(move.agent(), move.at(), AgentDoing.of(move.state()), move.reason()));
    }

    /** By extension. */
    public Map<AgentId, AgentFigures> figures() {
      Map<AgentId, AgentFigures> figures = new TreeMap<>(Comparator.comparing(AgentId::extension));
      readers.forEach((agent, reader) -> figures.put(agent, reader.read()));
      return figures;
    }
  }
}

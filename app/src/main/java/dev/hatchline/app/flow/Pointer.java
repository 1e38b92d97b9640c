package dev.hatchline.app.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a flow are heard, and how it came to that.
 *
 * @param revision of this pointer, one more with each change; 0 before the first
 * @param live the number of the version; 0 before the first
 * @param trial the version that a share of the calls hears, if any
 * @param seen hash of the whole saved file that was taken last: it is not taken again, not even
 *     when another version is heard since; empty before the first
 * @param moves the latest last
 */
public record Pointer(
    long revision, int live, @Nullable Share trial, String seen, List<Move> moves) {
  /** Of a flow that nobody has published. */
  static final Pointer NONE = new Pointer(0, 0, null, "", List.of());

  private static final int MOVES_MAX = 100;

  public Pointer {
    moves = List.copyOf(moves);
  }

  /** All calls hear this version of a file with this hash. */
  Pointer published(int version, String file, String who, Instant at) {
    return next(version, null, file, new Move(at, who, live, version, Move.Why.SAVED));
  }

  /** A share of the calls does; what is live already is tried with nobody. */
  Pointer tried(Share share, String file, String who, Instant at) {
    if (live == 0 || share.version() == live) {
      return published(share.version(), file, who, at);
    }
    return next(live, share, file, new Move(at, who, live, share.version(), Move.Why.TRIED));
  }

  /** All calls hear this version again, and the saved file stays as it is. */
  Pointer rolledBack(int version, String who, Instant at) {
    return next(version, null, seen, new Move(at, who, live, version, Move.Why.ROLLED_BACK));
  }

  private Pointer next(int version, @Nullable Share share, String file, Move move) {
    List<Move> all = new ArrayList<>(moves);
    all.add(move);
    return new Pointer(
        revision + 1,
        version,
        share,
        file,
        all.subList(Math.max(0, all.size() - MOVES_MAX), all.size()));
  }

  /**
   * To what a flow is taken back where nobody names it: what all hear, if another version is tried;
   * else what all heard when the text of now was saved, which has a greater number where an old
   * text was saved again. What was itself taken back to goes to the number before it, for the one
   * that it came from was left. Empty if there was none.
   */
  public OptionalInt before() {
    if (trial != null) {
      return OptionalInt.of(live);
    }
    List<Move> heard = moves.stream().filter(move -> move.why() != Move.Why.TRIED).toList();
    // A trial that ends moves from a version to itself.
    Optional<Move> came =
        heard.reversed().stream().filter(move -> move.from() != move.to()).findFirst();
    if (came.filter(move -> move.why() == Move.Why.SAVED).isPresent()) {
      int from = came.get().from();
      return from == 0 ? OptionalInt.empty() : OptionalInt.of(from);
    }
    return heard.stream().mapToInt(Move::to).filter(version -> version < live).max();
  }

  /** Whether calls may hear this version. */
  boolean names(int version) {
    return version == live || (trial != null && trial.version() == version);
  }
}

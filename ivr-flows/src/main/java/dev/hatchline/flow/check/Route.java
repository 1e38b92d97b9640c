package dev.hatchline.flow.check;

import dev.hatchline.flow.check.Move.By;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One way of a call.
 *
 * @param time that it takes
 */
record Route(State from, List<Move> moves, Duration time) {
  Route {
    moves = List.copyOf(moves);
  }

  State last() {
    return moves.isEmpty() ? from : moves.getLast().to();
  }

  /** For people, such as {@code arrive → welcome (2 tries) → 1 → service}. */
  String text() {
    List<String> words = new ArrayList<>();
    String node = from.node();
    int failed = 0;
    for (Move move : moves) {
      failed += move.by() == By.FAILURE ? 1 : 0;
      if (!move.to().node().equals(node)) {
        words.add(node + tries(failed));
        if (!move.label().isEmpty()) {
          words.add(move.label());
        }
        node = move.to().node();
        failed = 0;
      }
    }
    words.add(node + tries(failed));
    return String.join(" → ", words);
  }

  private static String tries(int failed) {
    return failed == 0 ? "" : failed == 1 ? " (1 failed try)" : " (" + failed + " failed tries)";
  }
}

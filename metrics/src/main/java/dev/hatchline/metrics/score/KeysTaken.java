package dev.hatchline.metrics.score;

import dev.hatchline.call.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How soon the flow took what callers chose by a key: of a prompt that no key stops it would be at
 * its end. A choice counts that was made by the only key since the caller was asked; of several
 * nobody knows which was the first that was meant.
 */
final class KeysTaken {
  private final List<Duration> taken = new ArrayList<>();

  /** Where the caller is asked. */
  private @Nullable String node;

  private @Nullable Instant pressed;
  private int keys;

  void add(CallEvent event) {
    switch (event) {
      case CallEvent.PromptStarted e -> asked(e.node());
      case CallEvent.NoInput e -> asked(e.node());
      case CallEvent.NoMatch e -> asked(e.node());
      case CallEvent.KeyPressed e -> {
        pressed = e.at();
        keys++;
      }
      case CallEvent.Chose e -> {
        if (e.node().equals(node) && pressed != null && keys == 1) {
          taken.add(Duration.between(pressed, e.at()));
        }
        asked(e.node());
      }
      default -> asked(null);
    }
  }

  private void asked(@Nullable String where) {
    node = where;
    pressed = null;
    keys = 0;
  }

  List<Duration> all() {
    return taken;
  }
}

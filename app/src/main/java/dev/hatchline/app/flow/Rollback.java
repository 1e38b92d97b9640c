package dev.hatchline.app.flow;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes a flow back to a version that was heard before. */
public sealed interface Rollback {
  /** It is the next pointer's to say so. */
  record Planned(Pointer next, KeptVersion to) implements Rollback {}

  /** Nothing has changed; in a sentence. */
  record Refused(String why) implements Rollback {}

  /** No such flow or version is kept; in a sentence. */
  record Unknown(String why) implements Rollback {}

  /** Who does it, and when. */
  record By(String who, Instant at) {}

  /**
   * What is to be pointed at.
   *
   * @param wanted the version; empty for the one that was heard before
   */
  static Rollback plan(VersionStore store, String flow, OptionalInt wanted, By by)
      throws IOException {
    Pointer now = store.pointer(flow);
    if (now.live() == 0) {
      return new Unknown("No version of a flow '%s' is kept.".formatted(flow));
    }
    OptionalInt number = wanted.isPresent() ? wanted : now.before();
    if (number.isEmpty()) {
      return new Refused(
          "There is no version of %s before version %d.".formatted(flow, now.live()));
    }
    if (now.trial() == null && now.live() == number.getAsInt()) {
      return new Refused("All calls hear version %d of %s already.".formatted(now.live(), flow));
    }
    Optional<KeptVersion> to = store.find(flow, number.getAsInt());
    return to.isPresent()
        ? new Planned(now.rolledBack(number.getAsInt(), by.who(), by.at()), to.get())
        : new Unknown("No version %d of %s is kept.".formatted(number.getAsInt(), flow));
  }

  /** What a planned one says when it is done. */
  static String done(String flow, Pointer next) {
    Move last = next.moves().getLast();
    return "calls hear version %d of %s from now on (%d before); the saved file stays as it is"
        .formatted(last.to(), flow, last.from());
  }
}

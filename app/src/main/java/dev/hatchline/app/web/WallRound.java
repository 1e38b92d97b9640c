package dev.hatchline.app.web;

import java.time.InstantSource;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all wallboards are told in one second; by one thread. */
final class WallRound {
  private static final Logger log = LoggerFactory.getLogger(WallRound.class);

  private final WallViewers viewers;
  private final Predicate<WallViewer> isOver;
  private final Supplier<String> view;
  private final InstantSource clock;
  private boolean failing;

  /**
   * Tells nothing yet.
   *
   * @param isOver of whom looks: whether they may no more
   * @param view read while somebody looks
   */
  WallRound(
      WallViewers viewers,
      Predicate<WallViewer> isOver,
      Supplier<String> view,
      InstantSource clock) {
    this.viewers = viewers;
    this.isOver = isOver;
    this.view = view;
    this.clock = clock;
  }

  /**
   * A timer forgets a task that throws; pages that hear nothing say so. What lasts would fill the
   * log, and is told at its beginning and at its end.
   */
  void look() {
    try {
      viewers.endIf(isOver);
      if (viewers.size() > 0) {
        viewers.tell(view.get(), clock.instant());
        isRead();
      }
    } catch (RuntimeException fault) {
      if (!failing) {
        log.error("the wallboard cannot be read", fault);
      }
      failing = true;
    }
  }

  private void isRead() {
    if (failing) {
      log.info("the wallboard is read again");
    }
    failing = false;
  }
}

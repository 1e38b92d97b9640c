package dev.hatchline.app.web;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All who look at the wallboard: they are told the same. Safe from any thread; none waits. */
final class WallViewers {
  /** Browsers at once. */
  static final int VIEWERS_MAX = 100;

  private final List<WallViewer> viewers = new CopyOnWriteArrayList<>();
  private @Nullable String shown;

  /**
   * Takes one in, and tells it the view of now.
   *
   * @return false if there are too many
   */
  synchronized boolean open(WallViewer viewer, Supplier<WallViewer.Word> now) {
    if (viewers.size() >= VIEWERS_MAX) {
      return false;
    }
    viewer.whenGone(() -> remove(viewer));
    viewers.add(viewer);
    // What it is told now may be over again at the next second, and is to be told as a change.
    shown = null;
    return viewer.tell(now.get());
  }

  void remove(WallViewer viewer) {
    viewers.remove(viewer);
  }

  int size() {
    return viewers.size();
  }

  /**
   * The view if it is another than the last one, or that we are there; who is too slow is ended.
   */
  synchronized void tell(String view, Instant at) {
    boolean same = view.equals(shown);
    shown = view;
    WallViewer.Word word = new WallViewer.Word(at.toString(), same ? null : view);
    endIf(viewer -> !viewer.tell(word));
  }

  /** Ends those of whom that holds. */
  void endIf(Predicate<WallViewer> which) {
    for (WallViewer viewer : List.copyOf(viewers)) {
      if (which.test(viewer)) {
        viewers.remove(viewer);
        viewer.end();
      }
    }
  }
}

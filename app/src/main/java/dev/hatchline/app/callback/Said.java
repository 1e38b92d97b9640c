package dev.hatchline.app.callback;

import dev.hatchline.routing.callback.Callback;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody is told who wants to be called. */
public sealed interface Said {
  /**
   * It is durable.
   *
   * @param fresh false for the callback that this number, or this key, has already
   */
  record Promised(Callback callback, boolean fresh) implements Said {}

  /**
   * This number is not called, or not now.
   *
   * @param kind a stable word, safe to count by
   * @param why a sentence for whoever asked
   * @param again after which it is worth to ask again; absent when it is not
   */
  record Refused(String kind, String why, @Nullable Duration again) implements Said {}

  /**
   * Nobody is called at the time that was named.
   *
   * @param kind a stable word, counted already
   * @param why a sentence for whoever asked, with the nearest times that can be had
   * @param taken whether it is only that others were first
   * @param free the same times
   */
  record NotThen(String kind, String why, boolean taken, List<Instant> free) implements Said {}

  /** No promise can be made durable, so none is made. */
  record Unavailable(String why) implements Said {}
}

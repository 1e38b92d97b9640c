package dev.hatchline.flow.run;

import java.util.List;

/** What the house answers to the question whether a time can be had. */
public sealed interface TimeAnswer {
  /** It can, at this moment: only a promise is sure. */
  record Free(TimeOffer time) implements TimeAnswer {}

  /**
   * It cannot.
   *
   * @param why a sentence for the caller
   * @param near other times that can, the nearest before and after
   */
  record NotThen(String why, List<TimeOffer> near) implements TimeAnswer {
    public NotThen {
      near = List.copyOf(near);
    }
  }

  /** Nobody knows at this moment. */
  record Unavailable() implements TimeAnswer {}
}

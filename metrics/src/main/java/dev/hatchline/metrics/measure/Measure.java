package dev.hatchline.metrics.measure;

import java.time.Duration;

/** One thing that a call was measured by, told once, as soon as it is known. */
public sealed interface Measure {
  /** The caller is in line for this queue; joining once more while in it is not told. */
  record Joined(String queue) implements Measure {}

  /** A time in line is over. */
  record Waited(Offer offer) implements Measure {}

  /** A conversation is over. */
  record Talked(Talk talk) implements Measure {}

  /** A wish for a person came true, so long after it was first made. */
  record ReachedHuman(Duration after) implements Measure {}

  /** What came of a wait that was told, known or not. */
  record Told(ToldWait what) implements Measure {}

  /** The caller gave this value again at another node. */
  record GivenAgain(String name) implements Measure {}
}

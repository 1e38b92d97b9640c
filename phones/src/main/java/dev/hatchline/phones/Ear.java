package dev.hatchline.phones;

import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Span;
import java.util.ArrayList;
import java.util.List;

/** Turns sound that comes in piece by piece into starts and stops. Pure; for one thread. */
final class Ear {
  /** A start or a stop, so many seconds before the end of the piece just fed. */
  record Change(boolean starts, double ago) {}

  private static final double SOUND_MIN_S = 0.06; // shorter is a click
  private static final double SILENCE_MIN_S = 0.6; // shorter is a pause between words

  private boolean hearing;
  private double loud;
  private double quiet;

  List<Change> feed(Sound piece) {
    List<Change> changes = new ArrayList<>();
    double at = 0;
    for (Span span : piece.loudWindows()) {
      quietFor(span.from() - at, piece.seconds() - span.from(), changes);
      loud += span.seconds();
      quiet = 0;
      if (!hearing && loud >= SOUND_MIN_S) {
        hearing = true;
        changes.add(new Change(true, piece.seconds() - span.to() + loud));
      }
      at = span.to();
    }
    quietFor(piece.seconds() - at, 0, changes);
    return changes;
  }

  private void quietFor(double seconds, double left, List<Change> changes) {
    // Windows are counted in tenths of milliseconds of rounding.
    if (seconds < 1e-4) {
      return;
    }
    loud = hearing ? loud : 0;
    quiet += seconds;
    if (hearing && quiet >= SILENCE_MIN_S) {
      hearing = false;
      loud = 0;
      changes.add(new Change(false, left + quiet));
    }
  }

  boolean hearing() {
    return hearing;
  }
}

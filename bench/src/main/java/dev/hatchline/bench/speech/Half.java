package dev.hatchline.bench.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * What the limits are chosen on, and what is reported: they have no voice and no sentence in
 * common, but for escape words, which are what they are, and the one person of recorded prompts.
 */
enum Half {
  /** Even sentences, by the voices of earlier choices. */
  CHOOSE,
  /** Odd sentences and fresh ones, by voices that nothing was ever chosen with. */
  REPORT;

  List<String> voices() {
    return switch (this) {
      case CHOOSE -> SyntheticVoices.CHOOSE;
      case REPORT -> SyntheticVoices.REPORT;
    };
  }

  /** The sentences, or other things, that are of this half. */
  <T> List<T> of(List<T> all) {
    List<T> own = new ArrayList<>();
    for (int i = this == CHOOSE ? 0 : 1; i < all.size(); i += 2) {
      own.add(all.get(i));
    }
    return own;
  }
}

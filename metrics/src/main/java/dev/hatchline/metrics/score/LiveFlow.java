package dev.hatchline.metrics.score;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A version of a flow that callers could hear in the period.
 *
 * @param hash of its text, in hex; empty if the text is not kept any more
 * @param proved what its certificate says; absent if it has none
 */
public record LiveFlow(String flow, int version, String hash, @Nullable Proved proved) {
  private static final int HASH_SHOWN = 12;

  /**
   * What was proved of it when it was published.
   *
   * @param named when a person has been named to every caller, at the latest
   * @param prompt the longest that is said
   * @param choices the most at one node
   */
  public record Proved(Duration named, Duration prompt, int choices) {}

  String name() {
    String text =
        hash.isEmpty()
            ? "not kept any more"
            : "sha256 " + hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    return "%s version %d, %s".formatted(flow, version, text);
  }
}

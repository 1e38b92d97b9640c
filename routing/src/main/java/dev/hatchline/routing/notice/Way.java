package dev.hatchline.routing.notice;

import dev.hatchline.routing.callback.Text;

/**
 * By what customers are told; each has a {@link Channel} of its own.
 *
 * @param name a stable word, at most {@link #NAME_CHARS_MAX} characters
 */
public record Way(String name) {
  public static final int NAME_CHARS_MAX = 20;

  /** The one that is always there: whose way is not there is called. */
  public static final Way CALL = new Way("call");

  public Way {
    Text.within(name, NAME_CHARS_MAX, "a way");
  }
}

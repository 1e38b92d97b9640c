package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;

/**
 * How a person says that a case came out, in the operator's words.
 *
 * @param name such as {@code refunded}, at most {@link #NAME_CHARS_MAX} characters
 */
public record Disposition(String name) {
  public static final int NAME_CHARS_MAX = 40;

  public Disposition {
    Text.within(name, NAME_CHARS_MAX, "a disposition");
  }
}

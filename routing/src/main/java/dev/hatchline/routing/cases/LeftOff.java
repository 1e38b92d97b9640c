package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a contact that ended before it came to its end, for whoever takes the next one.
 *
 * @param point where in the flow it was, as the one writes it who runs flows; at most {@link
 *     #POINT_CHARS_MAX} characters; absent elsewhere
 */
public record LeftOff(LeftAt at, @Nullable String point) {
  public static final int POINT_CHARS_MAX = 8_000;

  public LeftOff {
    if (point != null) {
      Text.within(point, POINT_CHARS_MAX, "a point");
    }
  }
}

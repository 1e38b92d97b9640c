package dev.hatchline.routing.cases;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a back-office system was asked, and said.
 *
 * @param system the operator's name for it, at most {@link #NAME_CHARS_MAX} characters
 * @param name what was asked, as long
 * @param json the answer, at most {@link #JSON_CHARS_MAX} characters; absent if there was none
 */
public record Lookup(String system, String name, @Nullable String json, Instant at) {
  public static final int NAME_CHARS_MAX = 80;
  public static final int JSON_CHARS_MAX = 4_000;

  public Lookup {
    Text.within(system, NAME_CHARS_MAX, "a system");
    Text.within(name, NAME_CHARS_MAX, "a lookup");
    if (json != null) {
      Text.within(json, JSON_CHARS_MAX, "an answer");
    }
    at = Text.micros(at);
  }

  public boolean failed() {
    return json == null;
  }

  boolean asksSameAs(Lookup other) {
    return system.equals(other.system) && name.equals(other.name);
  }
}

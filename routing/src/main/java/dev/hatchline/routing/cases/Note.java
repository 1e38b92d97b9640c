package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import java.util.UUID;

/**
 * What an agent wrote down.
 *
 * @param text at most {@link #TEXT_CHARS_MAX} characters; what is longer is no note, as a cut one
 *     would say something else
 */
public record Note(UUID id, String text, AgentId by, Instant at) {
  public static final int TEXT_CHARS_MAX = 2_000;

  public Note {
    Text.within(text, TEXT_CHARS_MAX, "a note");
    at = Text.micros(at);
  }
}

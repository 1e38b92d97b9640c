package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.callback.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who did something to a case.
 *
 * @param agent at the desk, or named by a program; absent if nobody was
 * @param apiKey name of the API key by which a program did it, at most {@link #API_KEY_CHARS_MAX}
 *     characters; absent at the desk
 */
public record Actor(@Nullable AgentId agent, @Nullable String apiKey) {
  public static final int API_KEY_CHARS_MAX = 80;

  /** It came of itself, such as an answer of the back office. */
  public static final Actor HOUSE = new Actor(null, null);

  public Actor {
    if (apiKey != null) {
      Text.within(apiKey, API_KEY_CHARS_MAX, "the name of a key");
    }
  }

  /** At the desk. */
  public static Actor agent(AgentId agent) {
    return new Actor(agent, null);
  }
}

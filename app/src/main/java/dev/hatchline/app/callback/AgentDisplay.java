package dev.hatchline.app.callback;

import dev.hatchline.telephony.DialRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's phone shows of a callback. Phones show little, and what Asterisk would read as
 * syntax is taken out of it, brackets and commas with it: so the parts are told apart by words and
 * dashes, and it is the reason that is cut, never the time.
 *
 * <pre>
 *   Callback Ada Brook - order 40017 since 14:05
 *   Callback when you answer - Ada Brook - order 40017 - since 14:05
 * </pre>
 *
 * @param when since when, or for which time
 */
record AgentDisplay(@Nullable String name, @Nullable String reason, String when) {
  private static final String DASH = " - ";

  /**
   * At most {@link DialRequest#DISPLAY_CHARS_MAX} characters, of which some may yet be taken out.
   */
  String text(boolean agentFirst) {
    String head = agentFirst ? "Callback when you answer" + DASH : "Callback ";
    String who = who();
    if (who.isEmpty()) {
      return head + when;
    }
    String tail = (agentFirst ? DASH : " ") + when;
    int room = DialRequest.DISPLAY_CHARS_MAX - head.length() - tail.length();
    return head + who.substring(0, Math.min(room, who.length())).strip() + tail;
  }

  private String who() {
    String dash = name == null || reason == null ? "" : DASH;
    return (name == null ? "" : name) + dash + (reason == null ? "" : reason);
  }
}

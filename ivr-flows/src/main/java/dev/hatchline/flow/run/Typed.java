package dev.hatchline.flow.run;

import dev.hatchline.flow.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry, key by key.
 *
 * @param keys its digits; none if it was erased, or closed before it had any
 * @param last the last key of all; null when there was only silence
 */
record Typed(String keys, @Nullable Character last) {
  /**
   * Reads until {@code #}, the greatest length or silence. A single {@code 0} is no entry before
   * another key shows that it is not the hatch; silence after it opens the hatch, below.
   */
  static Typed read(Node.Ask ask, Keyboard keyboard) {
    return read(ask, keyboard, keyboard.ask(ask.prompt(), ask.tries().quiet()));
  }

  /** The same when the first key is there already; from then on it is typed, not said. */
  static Typed read(Node.Ask ask, Keyboard keyboard, Optional<Character> first) {
    StringBuilder keys = new StringBuilder();
    Character last = null;
    Optional<Character> next = first;
    while (next.isPresent()) {
      char key = next.get();
      if (key == '#') {
        return new Typed(keys.toString(), key);
      }
      if (key == '*') {
        keys.setLength(0);
      } else if (keys.length() == ask.as().max()) {
        keyboard.unread(key);
        break;
      } else {
        keys.append(key);
      }
      last = key;
      if (keys.length() == ask.as().max() && !loneZero(keys)) {
        break;
      }
      next = keyboard.listen(keys.isEmpty() ? ask.tries().quiet() : ask.gap());
    }
    boolean hatch = next.isEmpty() && loneZero(keys);
    return new Typed(hatch ? "" : keys.toString(), last);
  }

  private static boolean loneZero(CharSequence keys) {
    return keys.length() == 1 && keys.charAt(0) == '0';
  }
}

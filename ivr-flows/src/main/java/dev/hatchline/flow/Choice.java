package dev.hatchline.flow;

import java.util.Collection;
import java.util.Map;

/**
 * One of several things that a caller can have, by a key or by saying so.
 *
 * @param to what it stands for: in a menu the name of a node, in an ask the text of the value
 * @param words any of which may be said instead of the key; there may be none
 */
public record Choice(String to, Sayings words) {
  /** By its key alone. */
  public Choice(String to) {
    this(to, Sayings.NONE);
  }

  /**
   * What a key stands for.
   *
   * @throws IllegalArgumentException if it is none of theirs
   */
  public static String to(Map<Character, Choice> choices, char key) {
    Choice choice = choices.get(key);
    if (choice == null) {
      throw new IllegalArgumentException(
          "expected a key of " + choices.keySet() + ", found " + key);
    }
    return choice.to();
  }

  /** No key is the hatch, and each is one of the phone's. */
  static void requireKeys(Collection<Character> keys) {
    for (char key : keys) {
      if (Node.Menu.KEYS.indexOf(key) < 0) {
        throw new IllegalArgumentException(
            "expected a key of " + Node.Menu.KEYS + ", found " + key);
      }
    }
  }
}

package dev.hatchline.flow.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of node.
 *
 * @param word by which it is known
 * @param says what it does
 * @param beside its keys, the word itself first
 */
record Kind(String word, String says, Place beside) {
  /**
   * A kind.
   *
   * @param where as the reader names the place beside the word
   * @param value what stands after the word
   */
  static Kind of(String word, String says, String where, Shape value, Key... beside) {
    List<Key> keys = new ArrayList<>();
    keys.add(Key.must(word, value, says));
    keys.addAll(List.of(beside));
    return new Kind(word, says, new Place(where, keys));
  }
}

package dev.hatchline.flow.run;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keys that may be named instead of pressed, where a key is asked for once and nothing is asked
 * about: a name that was not surely heard is no answer. They are named in the language that is
 * listened for.
 */
final class KeyNames {
  private final Understanding understood;
  private final Map<String, Character> keys = new TreeMap<>();

  /**
   * The names of these keys.
   *
   * @param offered figures, such as {@code 12345}
   */
  KeyNames(Understanding understood, String offered) {
    this.understood = understood;
    offered
        .chars()
        .mapToObj(key -> (char) key)
        .forEach(key -> of(understood, key).forEach(name -> keys.put(name, key)));
  }

  /** The names of one key; none where keys do all. */
  static List<String> of(Understanding understood, char key) {
    return understood.hearer().map(hearer -> hearer.names(key)).orElse(List.of());
  }

  Listening listening(Duration silence) {
    return understood.oneOf(silence, List.copyOf(keys.keySet()));
  }

  /** The key that was surely named. */
  Optional<Character> key(Heard.Said said) {
    understood.letThrough(said.words());
    return Optional.ofNullable(keys.get(said.words().strip().toLowerCase(Locale.ROOT)))
        .filter(_ -> said.confidence() >= Understanding.SURE);
  }
}

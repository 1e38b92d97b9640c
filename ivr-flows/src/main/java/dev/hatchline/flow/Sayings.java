package dev.hatchline.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What may be said for one thing, in small letters.
 *
 * @param byLanguage by the tags of a flow's languages; under the empty one what is said in whatever
 *     language is spoken
 */
public record Sayings(Map<String, List<String>> byLanguage) {
  private static final String ANY = "";

  /** Where nothing may be said. */
  public static final Sayings NONE = new Sayings(Map.of());

  public Sayings {
    Map<String, List<String>> copies = new LinkedHashMap<>();
    byLanguage.forEach((tag, phrases) -> copies.put(tag, List.copyOf(phrases)));
    byLanguage = Collections.unmodifiableMap(copies);
  }

  /** The same in every language. */
  public static Sayings of(List<String> phrases) {
    return phrases.isEmpty() ? NONE : new Sayings(Map.of(ANY, phrases));
  }

  /** While this language is spoken. */
  public List<String> in(String tag) {
    List<String> any = byLanguage.getOrDefault(ANY, List.of());
    List<String> own = tag.equals(ANY) ? List.of() : byLanguage.getOrDefault(tag, List.of());
    if (own.isEmpty()) {
      return any;
    }
    List<String> all = new ArrayList<>(any);
    all.addAll(own);
    return all;
  }

  /** In any language. */
  public Stream<String> all() {
    return byLanguage.values().stream().flatMap(List::stream);
  }
}

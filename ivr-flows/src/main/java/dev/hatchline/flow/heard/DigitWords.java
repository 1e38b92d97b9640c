package dev.hatchline.flow.heard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Figures said one by one, or in pairs: "four oh double seven", "twenty three". What could be a
 * pair is one: "twenty three" is 23, and not 20 and 3.
 */
final class DigitWords {
  /** "Quatre vingt dix sept" has four. */
  private static final int PAIR_WORDS_MAX = 4;

  private final Lexicon lexicon;
  private final Numbers numbers;
  private final Map<String, Integer> digits;

  DigitWords(Lexicon lexicon, Numbers numbers) {
    this.lexicon = lexicon;
    this.numbers = numbers;
    this.digits = lexicon.digits();
  }

  /** All that may be said. */
  static Set<String> phrases(Lexicon lexicon, Set<String> pairs) {
    Set<String> phrases = new TreeSet<>(lexicon.digits().keySet());
    phrases.addAll(lexicon.times().keySet());
    phrases.addAll(lexicon.zeros().keySet());
    phrases.addAll(pairs);
    return phrases;
  }

  Optional<String> of(List<String> said) {
    StringBuilder found = new StringBuilder();
    int at = 0;
    while (at < said.size()) {
      Optional<Taken> next = next(said, at);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      found.append(next.get().figures());
      at += next.get().words();
    }
    return Optional.of(found.toString()).filter(all -> !all.isEmpty());
  }

  private record Taken(String figures, int words) {}

  private Optional<Taken> next(List<String> said, int at) {
    String word = said.get(at);
    if (word.matches("[0-9]{1,32}")) {
      return Optional.of(new Taken(word, 1));
    }
    Integer times = lexicon.times().get(word);
    if (times != null) {
      return figure(said, at + 1).map(one -> new Taken(one.repeat(times), 2));
    }
    return pair(said, at).or(() -> figure(said, at).map(one -> withZeros(said, at, one)));
  }

  private Optional<String> figure(List<String> said, int at) {
    return Optional.ofNullable(at < said.size() ? digits.get(said.get(at)) : null)
        .map(figure -> Integer.toString(figure));
  }

  private Taken withZeros(List<String> said, int at, String figure) {
    String zeros = at + 1 < said.size() ? lexicon.zeros().get(said.get(at + 1)) : null;
    return zeros == null ? new Taken(figure, 1) : new Taken(figure + zeros, 2);
  }

  /** The longest number of two figures that begins here. */
  private Optional<Taken> pair(List<String> said, int at) {
    for (int words = Math.min(PAIR_WORDS_MAX, said.size() - at); words > 0; words--) {
      List<String> some = said.subList(at, at + words);
      boolean joined =
          lexicon.and().contains(some.getLast()) || lexicon.and().contains(some.getFirst());
      Optional<Integer> number =
          joined
              ? Optional.empty()
              : numbers
                  .whole(some)
                  .filter(one -> one >= Numbers.PAIR_MIN && one <= Numbers.PAIR_MAX);
      if (number.isPresent()) {
        return Optional.of(new Taken(number.get().toString(), words));
      }
    }
    return Optional.empty();
  }
}

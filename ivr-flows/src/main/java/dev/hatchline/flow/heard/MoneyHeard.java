package dev.hatchline.flow.heard;

import dev.hatchline.flow.spoken.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Amounts of one currency: "twelve dollars and fifty cents", "twelve fifty", "fifty cents". */
final class MoneyHeard {
  /** "Twelve five" may be anything. */
  private static final int CENTS_MIN = 10;

  private final Lexicon lexicon;
  private final Numbers numbers;
  private final Numbers.Figures figures;
  private final List<List<String>> units;
  private final List<List<String>> small;
  private final int decimals;

  /**
   * Of a currency.
   *
   * @param currency its code (ISO 4217)
   * @param decimals how many it has
   */
  MoneyHeard(
      Lexicon lexicon, Numbers numbers, Numbers.Figures figures, String currency, int decimals) {
    Spelling spelling = Spelling.of(lexicon.tag()).orElseThrow();
    this.lexicon = lexicon;
    this.numbers = numbers;
    this.figures = figures;
    this.units = longestFirst(spelling.units(currency));
    this.small = longestFirst(spelling.smallUnits(currency));
    this.decimals = decimals;
  }

  private static List<List<String>> longestFirst(Iterable<String> names) {
    List<List<String>> split = new ArrayList<>();
    names.forEach(name -> split.add(Words.of(name)));
    split.sort(Comparator.comparingInt((List<String> name) -> name.size()).reversed());
    return split;
  }

  /** All that may be said. */
  Set<String> phrases() {
    Set<String> phrases = new TreeSet<>(numbers.words());
    phrases.addAll(lexicon.digits().keySet());
    phrases.addAll(lexicon.and());
    phrases.add(lexicon.point());
    units.forEach(name -> phrases.add(String.join(" ", name)));
    small.forEach(name -> phrases.add(String.join(" ", name)));
    return phrases;
  }

  Optional<BigDecimal> of(List<String> said) {
    return inUnits(said).or(() -> inSmall(said)).or(() -> bare(said));
  }

  /** "Twelve euros", "twelve euros and fifty cents", "twelve euros fifty". */
  private Optional<BigDecimal> inUnits(List<String> said) {
    for (List<String> name : units) {
      int at = Collections.indexOfSubList(said, name);
      if (at > 0) {
        Optional<BigDecimal> whole = numbers.number(said.subList(0, at), figures);
        List<String> rest = said.subList(at + name.size(), said.size());
        Optional<BigDecimal> more = rest.isEmpty() ? Optional.of(BigDecimal.ZERO) : rest(rest);
        return whole.flatMap(much -> more.map(much::add));
      }
    }
    return Optional.empty();
  }

  private Optional<BigDecimal> rest(List<String> said) {
    boolean joined = lexicon.and().contains(said.getFirst());
    List<String> words = joined ? said.subList(1, said.size()) : said;
    return inSmall(words).or(() -> part(words));
  }

  private Optional<BigDecimal> inSmall(List<String> said) {
    return small.stream()
        .filter(name -> said.size() > name.size())
        .filter(name -> said.subList(said.size() - name.size(), said.size()).equals(name))
        .findFirst()
        .flatMap(name -> part(said.subList(0, said.size() - name.size())));
  }

  /** So many hundredths, where it has hundredths. */
  private Optional<BigDecimal> part(List<String> said) {
    BigDecimal whole = BigDecimal.ONE.movePointRight(decimals);
    return numbers
        .whole(said)
        .map(BigDecimal::valueOf)
        .filter(part -> decimals > 0 && part.compareTo(whole) < 0)
        .map(part -> part.movePointLeft(decimals));
  }

  /** "Twelve fifty" are units and hundredths, as every price is said; "fifty" alone are units. */
  private Optional<BigDecimal> bare(List<String> said) {
    Optional<BigDecimal> whole = numbers.number(said, figures);
    if (whole.isPresent() || decimals != 2) {
      return whole;
    }
    Set<BigDecimal> found = new HashSet<>();
    for (int at = 1; at < said.size(); at++) {
      Optional<BigDecimal> units = numbers.whole(said.subList(0, at)).map(BigDecimal::valueOf);
      List<String> rest = said.subList(at, said.size());
      Optional<BigDecimal> more =
          numbers.whole(rest).filter(cents -> cents >= CENTS_MIN).flatMap(_ -> part(rest));
      units.flatMap(much -> more.map(much::add)).ifPresent(found::add);
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }
}

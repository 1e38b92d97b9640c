package dev.hatchline.flow.heard;

import dev.hatchline.flow.Entry;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.YesNoWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Understands what is said in one language: as {@code Speaker} speaks, and as callers do. What can
 * be read in two ways, or is no value that keys could have given, is nothing.
 */
public final class Hearer {
  private static final String ENGLISH = "en";
  private static final int FIGURES = 10;

  /** By their tags. */
  private static final Map<String, Hearer> ALL =
      Arrays.stream(Lexicon.values())
          .collect(Collectors.toUnmodifiableMap(Lexicon::tag, Hearer::new));

  private static final Set<String> NAMES_OF_ZERO =
      ALL.values().stream()
          .flatMap(hearer -> hearer.names('0').stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Lexicon lexicon;
  private final YesNoWords yesNo;

  /** Of each figure: every menu of every call asks for them. */
  private final List<List<String>> names;

  private final Map<Entry, List<String>> phrases = new ConcurrentHashMap<>();
  private final Supplier<Numbers> numbers;

  private Hearer(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.yesNo = new YesNoWords(lexicon.yes(), lexicon.no());
    this.names = names(lexicon.digits());
    this.numbers = new Once(lexicon);
  }

  private static List<List<String>> names(Map<String, Integer> digits) {
    return IntStream.range(0, FIGURES)
        .mapToObj(figure ->
            digits.entrySet().stream()
                .filter(digit -> digit.getValue() == figure)
                .map(Map.Entry::getKey)
                .sorted()
                .toList())
        .toList();
  }

  /** ICU is loaded when the first number is to be understood, and not before. */
  private static final class Once implements Supplier<Numbers> {
    private final Lexicon lexicon;
    private volatile Optional<Numbers> made = Optional.empty();

    Once(Lexicon lexicon) {
      this.lexicon = lexicon;
    }

    @Override
    public synchronized Numbers get() {
      if (made.isEmpty()) {
        made = Optional.of(new Numbers(lexicon));
      }
      return made.get();
    }
  }

  /**
   * Of a language.
   *
   * @param tag BCP 47; empty for English
   * @return empty where nobody has written its words down: keys do all there
   */
  public static Optional<Hearer> of(String tag) {
    return Optional.ofNullable(ALL.get(tag.isEmpty() ? ENGLISH : Languages.bare(tag)));
  }

  /** What 0 is called, in whatever language: nobody who says it means anything but the key. */
  public static Set<String> namesOfZero() {
    return NAMES_OF_ZERO;
  }

  /** What is said for yes and no. */
  public YesNoWords yesNo() {
    return yesNo;
  }

  /** What the key of a choice is called: whoever hears "press two" may say it. */
  public List<String> names(char key) {
    int figure = Character.digit(key, FIGURES);
    return figure < 0 ? List.of() : names.get(figure);
  }

  /**
   * Asks whether something was heard right, and says the keys for yes and no.
   *
   * @param what was heard; names of values may stand in it
   */
  public Prompt question(String what) {
    String words = lexicon.question().formatted(what);
    Prompt.Part part = words.indexOf('{') < 0 ? new Prompt.Text(words) : new Prompt.Template(words);
    return new Prompt(List.of(part), lexicon.tag(), Map.of());
  }

  /** What may be said, one after the other, where this is asked; empty for choices. */
  public List<String> phrases(Entry as) {
    return phrases.computeIfAbsent(as, this::found);
  }

  private List<String> found(Entry as) {
    return List.copyOf(
        switch (as) {
          case Entry.Digits _, Entry.Phone _ -> DigitWords.phrases(lexicon, pairs());
          case Entry.Date(boolean year) -> new DayWords(lexicon, numbers.get()).phrases(year);
          case Entry.Time _ -> new ClockWords(lexicon, numbers.get()).phrases();
          case Entry.Amount amount -> phrases(amount);
          case Entry.YesNo _, Entry.OneOf _, Entry.Speech _ -> List.of();
        });
  }

  /**
   * So many words of these are all that can be said, and may end the answer at once; 0 where only
   * silence ends it, since what is said may go on: "twenty", "five dollars", "June twenty".
   */
  public int complete(Entry as) {
    return as instanceof Entry.Digits && numbers.get().pairLength() <= 2 ? as.max() : 0;
  }

  /**
   * Whether one more word makes another day of what was said: "June twenty", and "four". Of a word
   * that was not understood it may be the beginning.
   */
  public boolean dayMayGoOn(String said) {
    return new DayWords(lexicon, numbers.get()).mayGoOn(Words.of(said));
  }

  /** The words of numbers of two figures. */
  private Set<String> pairs() {
    return numbers.get().pairWords();
  }

  private Set<String> phrases(Entry.Amount amount) {
    if (amount.currency().isPresent()) {
      return money(amount).phrases();
    }
    Set<String> all = new TreeSet<>(numbers.get().words());
    all.addAll(lexicon.digits().keySet());
    all.addAll(lexicon.and());
    all.add(lexicon.point());
    return all;
  }

  /** Figures that were said one by one, or in pairs. */
  public Optional<String> digits(String said) {
    return figures(Words.of(said)).filter(figures -> figures.length() <= Entry.Digits.MAX);
  }

  private Optional<String> figures(List<String> said) {
    return new DigitWords(lexicon, numbers.get()).of(said);
  }

  /** The next such day, today among them; of a day of the week the next after today. */
  public Optional<LocalDate> day(String said, LocalDate today) {
    return new DayWords(lexicon, numbers.get()).next(Words.of(said), today);
  }

  /** A day that was said with its year. */
  public Optional<LocalDate> dayWithYear(String said) {
    return new DayWords(lexicon, numbers.get()).withYear(Words.of(said));
  }

  public Optional<LocalTime> time(String said) {
    return new ClockWords(lexicon, numbers.get()).of(Words.of(said.replace(':', ' ')));
  }

  /** An amount as it is asked for; empty if it is less or more than is taken. */
  public Optional<Value> amount(String said, Entry.Amount as) {
    List<String> words = Words.of(said);
    Optional<BigDecimal> amount =
        as.currency().isPresent()
            ? money(as).of(words)
            : numbers.get().number(words, this::figures);
    return amount
        .filter(much -> much.stripTrailingZeros().scale() <= as.decimals())
        .flatMap(as::value);
  }

  private MoneyHeard money(Entry.Amount as) {
    String currency = as.currency().orElseThrow();
    return new MoneyHeard(lexicon, numbers.get(), this::figures, currency, as.decimals());
  }
}

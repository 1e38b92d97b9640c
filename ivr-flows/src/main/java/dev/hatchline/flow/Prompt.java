package dev.hatchline.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a caller hears at one place: at least one part, played one after the other.
 *
 * @param parts in the first language, if it is there in several
 * @param language in which the parts are spoken, a BCP 47 tag; empty: in that of the call
 * @param others the same in other languages, by their tags
 */
public record Prompt(List<Part> parts, String language, Map<String, List<Part>> others) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  public Prompt {
    parts = List.copyOf(parts);
    others = others.isEmpty() ? Map.of() : copied(others);
    if (parts.isEmpty() || others.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("expected a prompt with something to hear, found none");
    }
  }

  private static Map<String, List<Part>> copied(Map<String, List<Part>> others) {
    Map<String, List<Part>> copies = new LinkedHashMap<>();
    others.forEach((tag, other) -> copies.put(tag, List.copyOf(other)));
    return Collections.unmodifiableMap(copies);
  }

  /** A prompt that is the same in every language of its flow. */
  public Prompt(List<Part> parts) {
    this(parts, "", Map.of());
  }

  /** A prompt in several languages, by their tags, at least one; the first comes first. */
  public static Prompt inLanguages(Map<String, List<Part>> parts) {
    Map<String, List<Part>> others = new LinkedHashMap<>(parts);
    String first = parts.keySet().iterator().next();
    List<Part> main = Objects.requireNonNull(others.remove(first));
    return new Prompt(main, first, others);
  }

  /** The prompt as a call hears it that speaks this language; in the first, if it has no other. */
  public Prompt in(String tag) {
    if (others.isEmpty() && (tag.isEmpty() || !language.isEmpty())) {
      return this;
    }
    List<Part> other = others.get(tag);
    if (other == null) {
      other = others.get(Languages.bare(tag));
    }
    if (other != null) {
      return new Prompt(other, tag, Map.of());
    }
    return new Prompt(parts, language.isEmpty() ? tag : language, Map.of());
  }

  /** The prompt in each of its languages, one by one. */
  public Stream<Prompt> each() {
    return others.isEmpty()
        ? Stream.of(this)
        : Stream.concat(Stream.of(language), others.keySet().stream()).map(this::in);
  }

  /** A prompt of one text. */
  public static Prompt text(String words) {
    return new Prompt(List.of(new Text(words)));
  }

  /** Words in one language, whatever else its flow speaks. */
  public static Prompt spoken(String tag, String words) {
    return spoken(tag, List.of(new Text(words)));
  }

  /** The same in several parts. */
  public static Prompt spoken(String tag, List<Part> parts) {
    return new Prompt(parts, tag, Map.of());
  }

  /** A prompt of one recorded file. */
  public static Prompt recording(String file) {
    return new Prompt(List.of(new Recording(file)));
  }

  /** Whether it is the same in every call: made of {@link Text} and {@link Recording} only. */
  public boolean constant() {
    return isConstant(parts) && others.values().stream().allMatch(Prompt::isConstant);
  }

  /** Asked for every prompt of a call: a loop, for a stream takes its time. */
  private static boolean isConstant(List<Part> parts) {
    for (Part part : parts) {
      if (part instanceof Template) {
        return false;
      }
    }
    return true;
  }

  /** The values that it names in any language, in order. */
  public Set<String> names() {
    return allParts()
        .flatMap(part -> part instanceof Template said ? said.names().stream() : Stream.empty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<Part> allParts() {
    return Stream.concat(parts.stream(), others.values().stream().flatMap(List::stream));
  }

  /**
   * The prompt of one call, which is constant, in its first language; a template of which nothing
   * is left falls away.
   *
   * @param words what a {@link Slot} stands for, as it is written; blank for a value that is
   *     missing
   * @return empty if there is nothing to hear
   */
  public Optional<Prompt> filled(Function<String, String> words) {
    if (others.isEmpty() && constant()) {
      return Optional.of(this);
    }
    List<Part> filled = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Text _, Recording _, Pause _ -> filled.add(part);
        case Template template -> template.filled(words).ifPresent(filled::add);
      }
    }
    return filled.stream().allMatch(Pause.class::isInstance)
        ? Optional.empty()
        : Optional.of(new Prompt(filled, language, Map.of()));
  }

  /**
   * What is heard in the first language, for eyes: a recording whose words are not known as its
   * file name in brackets.
   */
  @Override
  public String toString() {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Text text -> text.words();
              case Template template -> template.words();
              case Recording(String file, String says) -> says.isEmpty() ? "[" + file + "]" : says;
              case Pause _ -> "…";
            })
        .collect(Collectors.joining(" "));
  }

  /** Whether no voice is needed for it. */
  public boolean recorded() {
    return parts.stream().noneMatch(part -> part instanceof Text || part instanceof Template);
  }

  /** One stretch of sound. */
  public sealed interface Part {}

  /** Words to be spoken by the line's voice; constants are already filled in. */
  public record Text(String words) implements Part {
    public Text {
      requireWords(words);
    }
  }

  /**
   * Words with values of the call among them, as in <code>Order {order} is here.</code> It is
   * filled before it reaches a {@code Caller}.
   */
  public record Template(String words) implements Part {
    public Template {
      requireWords(words);
    }

    /** The places of values in it, in order. */
    public List<Slot> slots() {
      return slotsIn(words).toList();
    }

    /** The values that it names, in order. */
    public List<String> names() {
      return namesIn(words).toList();
    }

    private Optional<Part> filled(Function<String, String> values) {
      String tidy = Prompt.filled(words, values);
      return tidy.isBlank() ? Optional.empty() : Optional.of(new Text(tidy));
    }
  }

  /** Silence between words, at most {@link #MAX}. */
  public record Pause(Duration length) implements Part {
    public static final Duration MAX = Duration.ofSeconds(3);

    public Pause {
      if (length.isNegative() || length.compareTo(MAX) > 0) {
        throw new IllegalArgumentException("expected a pause up to " + MAX + ", found " + length);
      }
    }
  }

  /** A text with its values; where one is missing no gap is left. */
  static String filled(String words, Function<String, String> values) {
    return Filled.tidy(Filled.of(words, values));
  }

  /** What stands in braces in a text, in order. */
  static Stream<String> namesIn(String text) {
    return slotsIn(text).map(Slot::name);
  }

  private static Stream<Slot> slotsIn(String text) {
    return NAME.matcher(text).results().map(name -> Slot.of(name.group(1)));
  }

  private static void requireWords(String words) {
    if (words.isBlank()) {
      throw new IllegalArgumentException("expected words to speak, found none");
    }
  }

  /**
   * A recorded file.
   *
   * @param file its path below the line's folder of prompts, such as {@code welcome.wav}
   * @param says its words, as whoever wrote the flow gives them; empty if nobody did
   */
  public record Recording(String file, String says) implements Part {
    /**
     * Stays below the folder of prompts: no leading dot or slash, no step upwards. It is
     * possessive, as a group that may give back what it took is matched by recursion.
     */
    private static final Pattern NAME =
        Pattern.compile(
            "(?:[A-Za-z0-9_-][A-Za-z0-9._-]*+/)*+[A-Za-z0-9_-][A-Za-z0-9._-]*+(?<=\\.wav)");

    private static final int NAME_CHARS_MAX = 200;

    /** Whether this can be the name of a recorded file. */
    public static boolean isName(String file) {
      return file.length() <= NAME_CHARS_MAX && NAME.matcher(file).matches();
    }

    public Recording(String file) {
      this(file, "");
    }

    public Recording {
      if (!isName(file)) {
        throw new IllegalArgumentException(
            "expected the name of a .wav file of the prompts, found '" + file + "'");
      }
    }
  }
}

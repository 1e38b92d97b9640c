package dev.hatchline.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a caller hears at one place: at least one part, played one after the other. */
public record Prompt(List<Part> parts) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  public Prompt {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("expected a prompt with something to hear, found none");
    }
  }

  /** A prompt of one text. */
  public static Prompt text(String words) {
    return new Prompt(List.of(new Text(words)));
  }

  /** A prompt of one recorded file. */
  public static Prompt recording(String file) {
    return new Prompt(List.of(new Recording(file)));
  }

  /** Whether it is the same in every call: made of {@link Text} and {@link Recording} only. */
  public boolean constant() {
    return parts.stream().noneMatch(Template.class::isInstance);
  }

  /** The values that it names, in order. */
  public Set<String> names() {
    return parts.stream()
        .flatMap(part -> part instanceof Template said ? said.names().stream() : Stream.empty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The prompt of one call, which is constant; a template of which nothing is left falls away.
   *
   * @param words what a value's name stands for; blank for a value that is missing
   * @return empty if there is nothing to hear
   */
  public Optional<Prompt> filled(Function<String, String> words) {
    List<Part> filled = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Text _, Recording _ -> filled.add(part);
        case Template template -> template.filled(words).ifPresent(filled::add);
      }
    }
    return filled.isEmpty() ? Optional.empty() : Optional.of(new Prompt(filled));
  }

  /** The words of all texts in order, a recording as its file name in brackets: for eyes. */
  @Override
  public String toString() {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Text text -> text.words();
              case Template template -> template.words();
              case Recording recording -> "[" + recording.file() + "]";
            })
        .collect(Collectors.joining(" "));
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

    /** The values that it names, in order. */
    public List<String> names() {
      return namesIn(words).toList();
    }

    private Optional<Part> filled(Function<String, String> values) {
      String text = NAME.matcher(words).replaceAll(name -> quoted(values.apply(name.group(1))));
      String tidy = text.strip().replaceAll("\\s+", " ").replaceAll(" (?=[.,;:?!])", "");
      return tidy.isBlank() ? Optional.empty() : Optional.of(new Text(tidy));
    }

    private static String quoted(String value) {
      return Matcher.quoteReplacement(value);
    }
  }

  /** What stands in braces in a text, in order. */
  static Stream<String> namesIn(String text) {
    return NAME.matcher(text).results().map(name -> name.group(1));
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
   */
  public record Recording(String file) implements Part {
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

    public Recording {
      if (!isName(file)) {
        throw new IllegalArgumentException(
            "expected the name of a .wav file of the prompts, found '" + file + "'");
      }
    }
  }
}

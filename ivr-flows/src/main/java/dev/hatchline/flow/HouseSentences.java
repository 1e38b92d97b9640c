package dev.hatchline.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What the house says by itself, whatever the flow, in each language that it has: a file for each,
 * {@code house/LANGUAGE.properties}, with a name for each sentence.
 */
public final class HouseSentences {
  /** Has every sentence, and is spoken to whom no other is. */
  public static final String ENGLISH = "en";

  private static final Map<String, HouseSentences> ALL = all(List.of(ENGLISH, "es"));

  private final String language;
  private final Properties sentences;

  private HouseSentences(String language, Properties sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  private static Map<String, HouseSentences> all(List<String> languages) {
    Map<String, HouseSentences> all = new LinkedHashMap<>();
    languages.forEach(language -> all.put(language, new HouseSentences(language, read(language))));
    return all;
  }

  private static Properties read(String language) {
    Properties read = new Properties();
    try (InputStream file =
        HouseSentences.class.getResourceAsStream("house/" + language + ".properties")) {
      if (file == null) {
        throw new IllegalStateException("expected the house's sentences in " + language);
      }
      read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return read;
  }

  /** The languages that it has, without countries, English first. */
  public static Set<String> languages() {
    return ALL.keySet();
  }

  /** Whether it has this language, of whatever country. */
  public static boolean has(String tag) {
    return ALL.containsKey(Languages.bare(tag));
  }

  /** In this language, or in English where it does not have it. */
  public static HouseSentences in(String tag) {
    HouseSentences known = ALL.get(Languages.bare(tag));
    return known == null ? english() : known;
  }

  private static HouseSentences english() {
    HouseSentences english = ALL.get(ENGLISH);
    if (english == null) {
      throw new IllegalStateException("expected English sentences, found none");
    }
    return english;
  }

  /** A sentence in all languages, as part of a flow. */
  public static Prompt prompt(String name) {
    Map<String, List<Prompt.Part>> parts = new LinkedHashMap<>();
    ALL.forEach((language, said) -> parts.put(language, List.of(new Prompt.Text(said.of(name)))));
    return Prompt.inLanguages(parts);
  }

  /** The names of its sentences. */
  public Set<String> names() {
    return sentences.stringPropertyNames();
  }

  /**
   * A sentence.
   *
   * @param values stand in it as {@code {0}}, {@code {1}}
   */
  public String of(String name, Object... values) {
    String words = sentences.getProperty(name);
    if (words == null) {
      throw new IllegalArgumentException("no sentence '" + name + "' in " + language);
    }
    for (int i = 0; i < values.length; i++) {
      words = words.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return words;
  }

  /** A sentence that somebody else has in English; in English as it is there. */
  public String orEnglish(String name, String english) {
    return language.equals(ENGLISH) ? english : of(name);
  }
}

package dev.hatchline.app.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that are somebody's: names, what callers said, typed or want. They are found word by word,
 * however they are written and whatever stands between the words.
 */
final class KnownWords {
  /** More are not remembered, the first come first; then these are not {@link #complete}. */
  static final int TEXTS_MAX = 100_000;

  /** Of a long text the beginning is looked for. */
  private static final int WORDS_MAX = 40;

  private static final int CHARS_MIN = 3;
  private static final String HIDDEN = "…";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  /** By the first word, the longest first. */
  private final Map<String, List<List<String>>> texts = new HashMap<>();

  private int count;
  private boolean forgetful;

  private record Word(String lower, int from, int to) {}

  /** To be found from now on. */
  void add(String text) {
    List<String> words = words(text).stream().map(Word::lower).limit(WORDS_MAX).toList();
    if (text.strip().length() < CHARS_MIN
        || words.isEmpty()
        || texts.getOrDefault(words.getFirst(), List.of()).contains(words)) {
      return;
    }
    if (count == TEXTS_MAX) {
      forgetful = true;
      return;
    }
    List<List<String>> same = texts.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>());
    same.add(words);
    same.sort((one, other) -> other.size() - one.size());
    count++;
  }

  /** Whether all that were added are found. */
  boolean complete() {
    return !forgetful;
  }

  /** Each word of a name by itself, as somebody may be called by one of them. */
  void addName(String name) {
    add(name);
    words(name).forEach(word -> add(word.lower()));
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher found = WORD.matcher(text);
    while (found.find()) {
      words.add(new Word(found.group().toLowerCase(Locale.ROOT), found.start(), found.end()));
    }
    return words;
  }

  /** The text without them. */
  String hidden(String text) {
    List<Word> words = words(text);
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int i = 0; i < words.size(); i++) {
      int length = known(words, i);
      if (length > 0) {
        out.append(text, done, words.get(i).from()).append(HIDDEN);
        i += length - 1;
        done = words.get(i).to();
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  /** How many words of a known text begin here. */
  private int known(List<Word> words, int at) {
    for (List<String> text : texts.getOrDefault(words.get(at).lower(), List.of())) {
      if (at + text.size() <= words.size()
          && text.equals(words.subList(at, at + text.size()).stream().map(Word::lower).toList())) {
        return text.size();
      }
    }
    return 0;
  }
}

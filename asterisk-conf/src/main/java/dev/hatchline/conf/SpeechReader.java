package dev.hatchline.conf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code speech: {models: {en: hatch-en-8k}, escape-words: {en: [help desk]}, calls: 60}}. */
final class SpeechReader {
  private final Problems problems;

  private SpeechReader(Problems problems) {
    this.problems = problems;
  }

  static Speech read(Problems problems, Section root) {
    return root.inside("speech", Speech.DEFAULT, new SpeechReader(problems)::speech);
  }

  private Speech speech(Section section) {
    return new Speech(
        section.yes("hear", Speech.DEFAULT.hear()),
        section.inside("models", Speech.DEFAULT.models(), SpeechReader::models),
        section.inside("escape-words", Map.of(), this::escapeWords),
        section.number("calls", Speech.DEFAULT.calls(), 1, Speech.CALLS_MAX));
  }

  private static Map<String, String> models(Section section) {
    Map<String, String> models = new LinkedHashMap<>();
    for (String language : section.names(TextForm.SPOKEN)) {
      models.put(language, section.text(language, Speech.SHIPPED_MODEL, TextForm.MODEL));
    }
    return models;
  }

  private Map<String, List<String>> escapeWords(Section section) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (String language : section.names(TextForm.SPOKEN)) {
      List<String> phrases = section.texts(language, TextForm.PHRASE);
      if (phrases.size() > Speech.ESCAPE_WORDS_MAX) {
        problems.add(
            section.at(language),
            phrases.size() + " stand here",
            "at most " + Speech.ESCAPE_WORDS_MAX + " of a language");
      }
      words.put(language, phrases);
    }
    return words;
  }
}

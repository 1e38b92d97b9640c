package dev.hatchline.flow.sim;

import java.util.regex.Pattern;

/** Makes of a flow in English one that says each of its prompts in Spanish, too. */
final class AnyLanguages {
  /** The flow that it calls then. */
  static final String CALLED = "asked-in-both";

  /** Each stands on a line of its own, in whatever form. */
  private static final Pattern PROMPT =
      Pattern.compile(
          "(?m)^( +)(prompt|say|confirm|wrong|sound|goodbye|thanks|message|end): (.+)$");

  private static final String BOTH = "$1$2:\n$1  en: $3\n$1  es: $3";

  private AnyLanguages() {}

  /** Callers begin in English, and come to Spanish where a node says so. */
  static String both(String text) {
    String said = PROMPT.matcher(text).replaceAll(BOTH);
    return said.replaceAll(
            "(?m)^( +es: .*)For a person, press zero", "$1Para una persona, marque cero")
        .replace("languages: [en]", "languages: [en, es]")
        .replace("language: en\n", "language: es\n")
        .replace(": asked\n", ": " + CALLED + "\n");
  }
}

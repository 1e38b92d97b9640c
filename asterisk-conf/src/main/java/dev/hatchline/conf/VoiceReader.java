package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Voice;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code voice: {name: kevin16, languages: {es: espeak-ng:es}}}: who speaks which language. */
final class VoiceReader {
  private static final String ENGLISH = "en";

  private VoiceReader() {}

  static Voice read(Problems problems, Section root, Voice unsaid) {
    return root.inside(
        "voice",
        unsaid,
        voice ->
            new Voice(
                voice.text("name", unsaid.name(), TextForm.VOICE),
                voice.inside("languages", Map.of(), section -> languages(problems, section))));
  }

  private static Map<String, String> languages(Problems problems, Section section) {
    Map<String, String> languages = new LinkedHashMap<>();
    for (String tag : section.names(TextForm.LANGUAGE)) {
      String voice = section.text(tag, "", TextForm.VOICE_OF_LANGUAGE);
      if (tag.equals(ENGLISH)) {
        problems.add(section.at(tag), "a voice of 'en' stands here", "it beside 'name'");
      } else if (!voice.isEmpty()) {
        languages.put(tag, voice);
      }
    }
    return languages;
  }
}

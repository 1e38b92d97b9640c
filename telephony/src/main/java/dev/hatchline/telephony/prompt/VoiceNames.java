package dev.hatchline.telephony.prompt;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who speaks which language.
 *
 * @param house speaks English, and whatever names no language
 * @param languages by BCP 47 tag, such as {@code es} or {@code es-MX}
 */
public record VoiceNames(VoiceName house, Map<String, VoiceName> languages) {
  public VoiceNames {
    languages =
        languages.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    line -> line.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  /**
   * As they are written.
   *
   * @throws IllegalArgumentException if one can be no voice
   */
  public static VoiceNames of(String house, Map<String, String> languages) {
    return new VoiceNames(
        VoiceName.of(house),
        languages.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, line -> VoiceName.of(line.getValue()))));
  }

  /** One voice for all. */
  public static VoiceNames of(String house) {
    return of(house, Map.of());
  }

  /** Who speaks this language; the house's voice, if nobody is named for it. */
  public VoiceName in(String tag) {
    String exact = tag.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(languages.get(exact))
        .or(() -> Optional.ofNullable(languages.get(exact.split("-", 2)[0])))
        .orElse(house);
  }

  /** What the sound of this language is kept under; see {@link Synthesizer#voice}. */
  public String id(String tag) {
    return in(tag).id();
  }

  /** Every language that is spoken, in the order of the alphabet. */
  public Set<String> spoken() {
    Set<String> all = new TreeSet<>(languages.keySet());
    all.addAll(house.languages());
    return all;
  }

  @Override
  public String toString() {
    return languages.isEmpty() ? house.toString() : house + " " + new TreeMap<>(languages);
  }
}

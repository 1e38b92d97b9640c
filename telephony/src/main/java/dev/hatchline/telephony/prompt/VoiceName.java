package dev.hatchline.telephony.prompt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A voice as the operator's file names it: {@code kevin16}, {@code flite:slt}, {@code
 * espeak-ng:es}, or with the place of the program {@code /opt/voices/bin/espeak-ng:es}.
 *
 * @param program empty for FreeTTS, which is no program; else its name or absolute path
 * @param voice of the program
 */
public record VoiceName(String program, String voice) {
  private static final Pattern WRITTEN =
      Pattern.compile("((?:/[A-Za-z0-9._+-]+)*/)?(flite|espeak-ng):([a-z][A-Za-z0-9_+-]{0,39})");

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if there can be no such voice
   */
  public static VoiceName of(String written) {
    if (FreeTtsSynthesizer.NAMES.contains(written)) {
      return new VoiceName("", written);
    }
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected a voice such as kevin16, flite:slt or espeak-ng:es, found '" + written + "'");
    }
    String folder = Optional.ofNullable(parts.group(1)).orElse("");
    return new VoiceName(folder + parts.group(2), parts.group(3));
  }

  /** See {@link Synthesizer#voice}: the same wherever the program lies. */
  String id() {
    return speaks()
        .map(one -> one.program() + "-" + voice + " 1")
        .orElseGet(() -> FreeTtsSynthesizer.voice(voice));
  }

  private Optional<SpeakingProgram> speaks() {
    return SpeakingProgram.named(program.substring(program.lastIndexOf('/') + 1));
  }

  /** The language it speaks when nobody says which; BCP 47, without a country. */
  List<String> languages() {
    return program.endsWith(SpeakingProgram.ESPEAK_NG.program())
        ? List.of(voice.split("[+-]", 2)[0])
        : FreeTtsSynthesizer.LANGUAGES;
  }

  /** The voice; no program is looked for yet. */
  Synthesizer open(Programs programs) {
    return speaks()
        .<Synthesizer>map(one -> new ProcessSynthesizer(this, one, programs))
        .orElseGet(() -> new FreeTtsSynthesizer(voice));
  }

  @Override
  public String toString() {
    return program.isEmpty() ? voice : program + ":" + voice;
  }
}

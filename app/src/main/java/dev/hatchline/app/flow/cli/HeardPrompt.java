package dev.hatchline.app.flow.cli;

import dev.hatchline.app.call.NamedPrompt;
import dev.hatchline.flow.check.PromptTimes;
import dev.hatchline.telephony.prompt.Level;
import dev.hatchline.telephony.prompt.Pcm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prompt, and how it sounds.
 *
 * @param where the flow, or {@code house}
 * @param by the voice, or the recordings, one after the other
 * @param recorded whether all of it is
 * @param sound without the values of a call; null if there is none
 * @param fault why there is none; else empty
 */
record HeardPrompt(
    NamedPrompt named,
    String where,
    List<String> by,
    boolean recorded,
    @Nullable Pcm sound,
    String fault) {
  static final String HOUSE = "house";

  boolean tooLong() {
    return sound != null && sound.duration().compareTo(PromptTimes.PROMPT_MAX) > 0;
  }

  private String language() {
    return named.prompt().language().isEmpty() ? "en" : named.prompt().language();
  }

  /** One line for eyes. */
  String line(int number) {
    String begin =
        String.format(
            Locale.ROOT,
            "%4d  %-44s %-3s %s",
            number,
            named.name(),
            language(),
            measures().orElse("      -         -    "));
    String mark = tooLong() ? "  TOO LONG" : "";
    String told = fault.isEmpty() ? "" : "\n      " + fault;
    return begin + "  " + String.join(" + ", by) + mark + "\n      " + named.prompt() + told;
  }

  private Optional<String> measures() {
    return Optional.ofNullable(sound)
        .map(pcm ->
            String.format(Locale.ROOT, "%5.1f s  %5.1f dBFS", pcm.seconds(), Level.of(pcm).dbfs()));
  }

  /** For programs. */
  Map<String, Object> json(int number) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number);
    fields.put("name", named.name());
    fields.put("where", where);
    fields.put("language", language());
    fields.put("text", named.prompt().toString());
    fields.put("values", List.copyOf(named.prompt().names()));
    fields.put("by", by);
    fields.put("recorded", recorded);
    if (sound != null) {
      Level level = Level.of(sound);
      fields.put("seconds", Math.round(sound.seconds() * 100) / 100.0);
      fields.put("dbfs", Math.round(level.dbfs() * 10) / 10.0);
      fields.put("peakDbfs", Math.round(level.peakDbfs() * 10) / 10.0);
      fields.put("tooLong", tooLong());
    } else {
      fields.put("fault", fault);
    }
    return fields;
  }
}

package dev.hatchline.telephony.prompt;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Every voice of a house, each made when it is wanted. */
public final class Voices implements AutoCloseable {
  private final Set<String> spoken;
  private final Function<String, String> ids;
  private final Function<String, Synthesizer> made;
  private final Map<String, Synthesizer> open = new ConcurrentHashMap<>();

  private Voices(
      Set<String> spoken, Function<String, String> ids, Function<String, Synthesizer> made) {
    this.spoken = spoken;
    this.ids = ids;
    this.made = made;
  }

  /** By their names. */
  public static Voices of(VoiceNames names, Programs programs) {
    return new Voices(names.spoken(), names::id, tag -> names.in(tag).open(programs));
  }

  /** One for whatever is to be spoken, in English; closed with them. */
  public static Voices of(Synthesizer one) {
    Voices voices = new Voices(Set.of("en"), _ -> one.voice(), _ -> one);
    voices.open.put(one.voice(), one);
    return voices;
  }

  /** Every language that is spoken; see {@link VoiceNames#spoken}. */
  Set<String> spoken() {
    return spoken;
  }

  /** What the sound of this language is kept under; see {@link Synthesizer#voice}. */
  String id(String tag) {
    return ids.apply(tag);
  }

  /**
   * Speaks; see {@link Synthesizer#speak}.
   *
   * @param tag the language, BCP 47; empty for the house's
   */
  public Pcm speak(String tag, String text) throws PromptException {
    return open.computeIfAbsent(id(tag), _ -> made.apply(tag)).speak(text);
  }

  @Override
  public void close() {
    open.values().forEach(Synthesizer::close);
  }
}

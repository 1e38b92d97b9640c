package dev.hatchline.app.call;

import dev.hatchline.conf.Hours;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything callers hear, ready before the first of them hears it. */
public final class Sounds {
  /**
   * Versions of one flow whose words stay ready. A call that is still on an older one hears them a
   * little later, as they are spoken anew.
   */
  private static final int VERSIONS_MAX = 4;

  /** What has a name is kept on disk; a flow's own are named after it and a node. */
  private static final String MEASURED = "measured";

  /** By the names by which lines take the flows, the latest last. */
  private final Map<String, List<Map<SpokenPrompt.Said, Pcm>>> parts = new ConcurrentHashMap<>();

  private final Map<Own, Pcm> own = new ConcurrentHashMap<>();
  private final Music music;
  private final Music ready;
  private final PromptStore store;
  private final SpokenPrompt spoken;

  /**
   * Speaks what the house says, whatever the flow.
   *
   * @param recordings folder of the files that flows name
   * @param hours when people are there
   * @param company how we name ourselves to whom we call
   * @param music what callers in line hear
   * @param ready the same, after the word that an agent is ready
   * @throws PromptException when one cannot be spoken or read
   */
  public Sounds(
      PromptStore store, Path recordings, Hours hours, String company, Music music, Music ready)
      throws PromptException {
    this.music = music;
    this.ready = ready;
    this.store = store;
    spoken = new SpokenPrompt(store, recordings);
    HouseScript script = new HouseScript(hours, company);
    for (String language : HouseScript.languages(store.spoken())) {
      for (HousePrompt prompt : HousePrompt.values()) {
        NamedPrompt named = script.of(prompt, language);
        String words = named.prompt().toString();
        own.put(new Own(prompt, language), spoken.text(named.part(1), voice(language), words));
      }
    }
  }

  /** English is spoken by the house's own voice, whoever else speaks it. */
  private static String voice(String language) {
    return language.equals(HouseSentences.ENGLISH) ? "" : language;
  }

  /** What the house says, in one of its languages. */
  private record Own(HousePrompt prompt, String language) {}

  /**
   * Speaks all that is the same in every call of this flow, in all its languages; a line never
   * takes a call before its words are there. The rest is spoken when it is known.
   *
   * @param name by which lines take it: two files may call themselves the same
   * @throws PromptException when one cannot be spoken or read; nothing has changed then
   */
  public void prepare(String name, Flow flow) throws PromptException {
    Map<SpokenPrompt.Said, Pcm> sounds = new HashMap<>();
    for (NamedPrompt named : NamedPrompt.of(flow)) {
      sounds.putAll(spoken.parts(named));
    }
    parts.merge(name, List.of(Map.copyOf(sounds)), Sounds::latest);
  }

  private static <T> List<T> latest(List<T> before, List<T> more) {
    List<T> all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all.subList(Math.max(0, all.size() - VERSIONS_MAX), all.size()));
  }

  /**
   * A flow's prompt, in which no value is missing any more.
   *
   * @throws PromptException if one of its words cannot be spoken
   */
  Pcm of(Prompt prompt) throws PromptException {
    List<Pcm> sounds = new ArrayList<>();
    for (Prompt.Part part : prompt.parts()) {
      Pcm ready = ready(spoken.said(prompt, part));
      sounds.add(ready == null ? spoken.part("", prompt.language(), part) : ready);
    }
    return Pcm.joined(sounds);
  }

  /**
   * How long a prompt takes, its parts one after the other. They are spoken, and kept for who hears
   * them; of what cannot be spoken or read it is estimated, for that is told when it is prepared.
   */
  public Duration length(Prompt prompt) {
    return prompt.parts().stream()
        .map(part -> length(prompt.language(), part))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private Duration length(String language, Prompt.Part part) {
    try {
      return switch (part) {
        case Prompt.Template(String words) -> spoken.text(MEASURED, language, words).duration();
        case Prompt.Text _, Prompt.Recording _, Prompt.Pause _ ->
            spoken.part(MEASURED, language, part).duration();
      };
    } catch (PromptException _) {
      return PromptLength.ESTIMATE.of(new Prompt(List.of(part)));
    }
  }

  /** The latest that was made of these words. */
  private @Nullable Pcm ready(SpokenPrompt.Said said) {
    return parts.values().stream()
        .flatMap(versions -> versions.reversed().stream())
        .map(version -> version.get(said))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What the house says in this language; in English where it has no other. */
  Pcm of(HousePrompt prompt, String tag) {
    return Stream.of(tag.toLowerCase(Locale.ROOT), Languages.bare(tag), HouseSentences.ENGLISH)
        .map(language -> own.get(new Own(prompt, language)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException("expected all house prompts at the start, no " + prompt));
  }

  Music music() {
    return music;
  }

  Music ready() {
    return ready;
  }

  /**
   * What is only known when it is to be said: spoken in some milliseconds, and kept for the next.
   */
  CompletableFuture<Pcm> spoken(String words, String tag) {
    return store.get(new dev.hatchline.telephony.prompt.Prompt("", words, voice(tag)));
  }
}

package dev.hatchline.app.call;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Prompt;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Everything callers hear, ready before the first of them calls. */
public final class Sounds {
  private final Map<Prompt.Part, Pcm> parts = new ConcurrentHashMap<>();
  private final Map<HousePrompt, Pcm> own = new ConcurrentHashMap<>();
  private final Map<NativePrompt, Pcm> natives = new ConcurrentHashMap<>();
  private final Pcm greeting;
  private final Music music;
  private final Music ready;
  private final PromptStore store;
  private final SpokenPrompt spoken;

  /**
   * Speaks all prompts of all flows; a line never takes a call before its words are there.
   *
   * @param recordings folder of the files that flows name
   * @param hours when people are there
   * @param company how we name ourselves to whom we call
   * @param music what callers in line hear
   * @param ready the same, after the word that an agent is ready
   * @throws PromptException when one cannot be spoken or read
   */
  public Sounds(
      PromptStore store,
      Path recordings,
      FlowCatalog flows,
      Hours hours,
      String company,
      Music music,
      Music ready)
      throws PromptException {
    this.music = music;
    this.ready = ready;
    this.store = store;
    spoken = new SpokenPrompt(store, recordings);
    for (NativePrompt prompt : NativePrompt.values()) {
      natives.put(prompt, spoken.text(prompt.id(), prompt.english(hours)));
    }
    for (HousePrompt prompt : HousePrompt.values()) {
      own.put(prompt, spoken.text(prompt.id(), prompt.english()));
    }
    greeting =
        spoken.text(
            "callback-greeting", "Hello. This is " + company + ". You asked us to call you back.");
    for (Flow flow : flows.flows().values()) {
      for (Map.Entry<String, Node> node : flow.nodes().entrySet()) {
        prepare(flow.name() + "-" + node.getKey(), node.getValue().prompts());
      }
    }
  }

  /** All that is the same in every call; the rest is spoken when it is known. */
  private void prepare(String name, List<Prompt> prompts) throws PromptException {
    for (int i = 0; i < prompts.size(); i++) {
      parts.putAll(spoken.parts(i == 0 ? name : name + "-also-" + i, prompts.get(i)));
    }
  }

  /**
   * A flow's prompt, in which no value is missing any more.
   *
   * @throws PromptException if one of its words cannot be spoken
   */
  Pcm of(Prompt prompt) throws PromptException {
    List<Pcm> sounds = new ArrayList<>();
    for (Prompt.Part part : prompt.parts()) {
      Pcm ready = parts.get(part);
      sounds.add(ready == null ? spoken.part("", part) : ready);
    }
    return SpokenPrompt.joined(sounds);
  }

  Pcm of(HousePrompt prompt) {
    Pcm ready = own.get(prompt);
    if (ready == null) {
      throw new IllegalStateException("expected all house prompts at the start, no " + prompt);
    }
    return ready;
  }

  Pcm of(NativePrompt prompt) {
    Pcm ready = natives.get(prompt);
    if (ready == null) {
      throw new IllegalStateException("expected all native prompts at the start, no " + prompt);
    }
    return ready;
  }

  /** The first words to a customer whom we have called. */
  Pcm greeting() {
    return greeting;
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
  CompletableFuture<Pcm> spoken(String words) {
    return store.get(new dev.hatchline.telephony.prompt.Prompt("", words));
  }
}

package dev.hatchline.app.call;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything callers hear, ready before the first of them calls. */
public final class Sounds {
  private final Map<Prompt, Pcm> prompts = new ConcurrentHashMap<>();
  private final Map<NativePrompt, Pcm> natives = new ConcurrentHashMap<>();
  private final Music music;

  /**
   * Speaks all prompts of all flows; a line never takes a call before its words are there.
   *
   * @param recordings folder of the files that flows name
   * @param music what callers in line hear
   * @throws PromptException when one cannot be spoken or read
   */
  public Sounds(PromptStore store, Path recordings, FlowCatalog flows, Music music)
      throws PromptException {
    this.music = music;
    SpokenPrompt spoken = new SpokenPrompt(store, recordings);
    for (NativePrompt prompt : NativePrompt.values()) {
      natives.put(prompt, spoken.text(prompt.id(), prompt.english()));
    }
    for (Flow flow : flows.flows().values()) {
      for (Map.Entry<String, Node> node : flow.nodes().entrySet()) {
        Prompt prompt = node.getValue().heard().orElse(null);
        if (prompt != null) {
          prompts.put(prompt, spoken.of(flow.name() + "-" + node.getKey(), prompt));
        }
      }
    }
  }

  /** A flow's prompt. */
  Pcm of(Prompt prompt) {
    Pcm ready = prompts.get(prompt);
    if (ready == null) {
      throw new IllegalStateException("expected a prompt spoken at the start, found " + prompt);
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

  Music music() {
    return music;
  }
}

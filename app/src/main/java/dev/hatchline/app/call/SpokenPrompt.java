package dev.hatchline.app.call;

import dev.hatchline.flow.Prompt;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A flow's prompt as one sound: its parts one after the other. */
final class SpokenPrompt {
  private final PromptStore store;
  private final Path recordings;

  SpokenPrompt(PromptStore store, Path recordings) {
    this.store = store;
    this.recordings = recordings;
  }

  /**
   * Speaks or reads what is the same in every call.
   *
   * @param name a recording {@code NAME.wav} (further parts {@code NAME-2.wav}…) stands in for text
   */
  Map<Prompt.Part, Pcm> parts(String name, Prompt prompt) throws PromptException {
    Map<Prompt.Part, Pcm> sounds = new HashMap<>();
    int number = 1;
    for (Prompt.Part part : prompt.parts()) {
      if (!(part instanceof Prompt.Template)) {
        sounds.put(part, part(number == 1 ? name : name + "-" + number, part));
      }
      number++;
    }
    return sounds;
  }

  /** One part; {@code name} may be empty, when no recording can stand in. */
  Pcm part(String name, Prompt.Part part) throws PromptException {
    return switch (part) {
      case Prompt.Text(String words) -> text(name, words);
      case Prompt.Recording(String file, String _) -> recording(file);
      case Prompt.Template template ->
          throw new IllegalArgumentException("expected words without values, found " + template);
    };
  }

  Pcm text(String name, String words) throws PromptException {
    String file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    return store.await(new dev.hatchline.telephony.prompt.Prompt(file, words));
  }

  private Pcm recording(String file) throws PromptException {
    try {
      return Wav.read(recordings.resolve(file));
    } catch (IOException fault) {
      throw new PromptException(
          "the recording " + recordings.resolve(file) + " cannot be used: " + fault.getMessage(),
          fault);
    }
  }

  static Pcm joined(List<Pcm> parts) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    short[] all = new short[parts.stream().mapToInt(Pcm::length).sum()];
    int at = 0;
    for (Pcm part : parts) {
      System.arraycopy(part.samples(), 0, all, at, part.length());
      at += part.length();
    }
    return Pcm.of(all);
  }
}

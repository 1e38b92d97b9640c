package dev.hatchline.app.call;

import dev.hatchline.flow.Prompt;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Wav;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A flow's prompt as one sound: its parts one after the other. */
final class SpokenPrompt {
  private final PromptStore store;
  private final Path recordings;

  SpokenPrompt(PromptStore store, Path recordings) {
    this.store = store;
    this.recordings = recordings;
  }

  /**
   * Speaks or reads all parts.
   *
   * @param name a recording {@code NAME.wav} (further parts {@code NAME-2.wav}…) stands in for text
   */
  Pcm of(String name, Prompt prompt) throws PromptException {
    List<Pcm> parts = new ArrayList<>();
    for (Prompt.Part part : prompt.parts()) {
      String file = parts.isEmpty() ? name : name + "-" + (parts.size() + 1);
      parts.add(
          switch (part) {
            case Prompt.Text(String words) -> text(file, words);
            case Prompt.Recording(String recorded) -> recording(recorded);
          });
    }
    return parts.size() == 1 ? parts.getFirst() : joined(parts);
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

  private static Pcm joined(List<Pcm> parts) {
    short[] all = new short[parts.stream().mapToInt(Pcm::length).sum()];
    int at = 0;
    for (Pcm part : parts) {
      System.arraycopy(part.samples(), 0, all, at, part.length());
      at += part.length();
    }
    return Pcm.of(all);
  }
}

package dev.hatchline.app.call;

import dev.hatchline.flow.Prompt;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A flow's prompt as one sound: its parts one after the other. */
final class SpokenPrompt {
  private final PromptStore store;
  private final Path recordings;

  SpokenPrompt(PromptStore store, Path recordings) {
    this.store = store;
    this.recordings = recordings;
  }

  /** The same words are another sound when another voice says them. */
  record Said(String voice, Prompt.Part part) {}

  Said said(Prompt prompt, Prompt.Part part) {
    return new Said(store.voice(prompt.language()), part);
  }

  /** Speaks or reads what is the same in every call. */
  Map<Said, Pcm> parts(NamedPrompt named) throws PromptException {
    Map<Said, Pcm> sounds = new HashMap<>();
    Prompt prompt = named.prompt();
    int number = 1;
    for (Prompt.Part part : prompt.parts()) {
      if (!(part instanceof Prompt.Template)) {
        sounds.put(said(prompt, part), part(named.part(number), prompt.language(), part));
      }
      number++;
    }
    return sounds;
  }

  /** One part; {@code name} may be empty, when no recording can stand in. */
  Pcm part(String name, String language, Prompt.Part part) throws PromptException {
    return switch (part) {
      case Prompt.Text(String words) -> text(name, language, words);
      case Prompt.Recording(String file, String _) -> recording(file);
      case Prompt.Pause(Duration length) -> Pcm.silence(length);
      case Prompt.Template template ->
          throw new IllegalArgumentException("expected words without values, found " + template);
    };
  }

  Pcm text(String name, String language, String words) throws PromptException {
    return store.await(new dev.hatchline.telephony.prompt.Prompt(name, words, language));
  }

  private Pcm recording(String file) throws PromptException {
    try {
      return Recording.read(recordings.resolve(file));
    } catch (IOException fault) {
      throw new PromptException(
          "the recording " + recordings.resolve(file) + " cannot be used: " + fault.getMessage(),
          fault);
    }
  }
}

package dev.hatchline.telephony.prompt;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Every prompt, made once: in memory, on disk, or recorded by a person. */
public final class PromptStore implements AutoCloseable {
  /**
   * Opens the store; makes the folders if need be, and starts no synthesis.
   *
   * @param cache folder for what was synthesised; may be emptied at any time
   * @param recordings folder where {@code NAME.wav} stands in for the text of prompt NAME
   * @param voice closed with the store
   */
  public PromptStore(Path cache, Path recordings, Synthesizer voice) {}

  /**
   * The sound of a prompt: at once when it is in memory, else as soon as it is read or made.
   * Concurrent asks for the same sound make it once. Fails with {@link PromptException}.
   */
  public CompletableFuture<Pcm> get(Prompt prompt) {
    return CompletableFuture.failedFuture(new PromptException("not built yet"));
  }

  /**
   * The same, waiting for it.
   *
   * @throws PromptException if there is no such sound
   */
  public Pcm await(Prompt prompt) throws PromptException {
    return Pcm.of(new short[0]);
  }

  /**
   * Writes a prompt as a file that Asterisk plays by itself: WAV, 8 kHz, 16-bit, mono; whole or not
   * at all.
   *
   * @throws PromptException if there is no such sound or it cannot be written
   */
  public void export(Prompt prompt, Path file) throws PromptException {}

  @Override
  public void close() {}
}

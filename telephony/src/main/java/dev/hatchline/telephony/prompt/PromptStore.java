package dev.hatchline.telephony.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every prompt, made once: in memory, on disk, or recorded by a person.
 *
 * <p>A recording is looked for at every ask that memory cannot answer, and its time and size are
 * part of what memory is asked for: a new recording is heard from the next ask on, without restart.
 */
public final class PromptStore implements AutoCloseable {
  /** Sound held in memory; 64 MB are over an hour. What was asked for longest ago goes first. */
  public static final long MEMORY_MAX_BYTES = 64L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(PromptStore.class);
  private static final int THREADS_MAX = 2;

  private final PromptCache cache;
  private final Path recordings;
  private final Voices voices;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS_MAX, Thread.ofPlatform().name("prompts-", 0).daemon().factory());
  private final Map<String, CompletableFuture<Pcm>> memory = new LinkedHashMap<>(16, 0.75f, true);
  private long memoryBytes;

  /**
   * Opens the store; makes the folders if need be, and starts no synthesis.
   *
   * @param cache folder for what was synthesised; may be emptied at any time
   * @param recordings folder where {@code NAME.wav} stands in for the text of prompt NAME
   * @param voices closed with the store
   */
  public PromptStore(Path cache, Path recordings, Voices voices) {
    this(new PromptCache(cache, PromptCache.DISK_MAX_BYTES), recordings, voices);
    makeFolder(recordings);
  }

  private PromptStore(PromptCache cache, Path recordings, Voices voices) {
    this.cache = cache;
    this.recordings = recordings;
    this.voices = voices;
  }

  /** A store beside one that is at work: it makes no folder, and keeps nothing on disk. */
  public static PromptStore reading(Path cache, Path recordings, Voices voices) {
    return new PromptStore(new PromptCache(cache), recordings, voices);
  }

  /** The same with one voice for all languages. */
  public PromptStore(Path cache, Path recordings, Synthesizer voice) {
    this(cache, recordings, Voices.of(voice));
  }

  /** A folder that cannot be made costs its use, never the prompts: they are made anew. */
  static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      LOG.warn("prompts do without folder {}: {}", folder, e.toString());
    }
  }

  /**
   * The sound of a prompt: at once when it is in memory, else as soon as it is read or made.
   * Concurrent asks for the same sound make it once. Fails with {@link PromptException}; what
   * failed is tried again at the next ask.
   */
  public CompletableFuture<Pcm> get(Prompt prompt) {
    String key = key(prompt);
    CompletableFuture<Pcm> sound;
    synchronized (memory) {
      CompletableFuture<Pcm> known = memory.get(key);
      if (known != null) {
        return known.copy();
      }
      sound = new CompletableFuture<>();
      memory.put(key, sound);
    }
    try {
      threads.execute(() -> fill(prompt, key, sound));
    } catch (RejectedExecutionException e) {
      fail(key, sound, new PromptException("the prompt store is closed", e));
    }
    return sound.copy();
  }

  /** The languages for which there is a voice, as small letters, such as {@code es}. */
  public Set<String> spoken() {
    return voices.spoken();
  }

  /** Who speaks this language; the same words are another sound when somebody else says them. */
  public String voice(String language) {
    return voices.id(language);
  }

  /** What the sound depends on: the recording as it is now, or else voice and text. */
  private String key(Prompt prompt) {
    Path recording = recording(prompt);
    try {
      if (!prompt.name().isEmpty() && Files.isRegularFile(recording)) {
        return "file %s %s %s"
            .formatted(recording, Files.getLastModifiedTime(recording), Files.size(recording));
      }
    } catch (IOException e) {
      LOG.debug("recording {} went away", recording, e);
    }
    return "text " + voices.id(prompt.language()) + "\n" + prompt.text();
  }

  private Path recording(Prompt prompt) {
    return recordings.resolve(prompt.name() + ".wav");
  }

  private void fill(Prompt prompt, String key, CompletableFuture<Pcm> sound) {
    try {
      Pcm pcm = key.startsWith("file ") ? recordedOrSpoken(prompt) : spoken(prompt);
      synchronized (memory) {
        memoryBytes += bytes(pcm);
        sound.complete(pcm);
        forgetTooMuch();
      }
    } catch (PromptException | RuntimeException | Error e) {
      fail(key, sound, e);
    }
  }

  private void fail(String key, CompletableFuture<Pcm> sound, Throwable why) {
    synchronized (memory) {
      memory.remove(key);
    }
    sound.completeExceptionally(why);
  }

  private static long bytes(Pcm pcm) {
    return (long) pcm.length() * Short.BYTES;
  }

  private void forgetTooMuch() {
    var eldest = memory.values().iterator();
    while (memoryBytes > MEMORY_MAX_BYTES && eldest.hasNext()) {
      CompletableFuture<Pcm> sound = eldest.next();
      if (sound.isDone()) {
        memoryBytes -= bytes(sound.join());
        eldest.remove();
      }
    }
  }

  private Pcm recordedOrSpoken(Prompt prompt) throws PromptException {
    try {
      return Recording.read(recording(prompt));
    } catch (IOException e) {
      LOG.warn(
          "prompt {}: the text is spoken instead of the recording: {}",
          prompt.name(),
          e.getMessage());
      return spoken(prompt);
    }
  }

  /** What has no name is said in one call only, and may be nobody else's business: not on disk. */
  private Pcm spoken(Prompt prompt) throws PromptException {
    if (prompt.name().isEmpty()) {
      return voices.speak(prompt.language(), prompt.text());
    }
    String name = PromptCache.name(voices.id(prompt.language()), prompt.text());
    Pcm kept = cache.read(name);
    if (kept != null) {
      return kept;
    }
    Pcm made = voices.speak(prompt.language(), prompt.text());
    cache.write(name, made);
    return made;
  }

  /**
   * The same, waiting for it.
   *
   * @throws PromptException if there is no such sound
   */
  public Pcm await(Prompt prompt) throws PromptException {
    try {
      return get(prompt).get();
    } catch (ExecutionException e) {
      throw failed(prompt, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PromptException("interrupted while waiting for a prompt", e);
    }
  }

  private static PromptException failed(Prompt prompt, Throwable cause) {
    Throwable real =
        cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
    return new PromptException("no sound for " + prompt + ": " + real.getMessage(), real);
  }

  /**
   * Writes a prompt as a file that Asterisk plays by itself: WAV, 8 kHz, 16-bit, mono; whole or not
   * at all.
   *
   * @throws PromptException if there is no such sound or it cannot be written
   */
  public void export(Prompt prompt, Path file) throws PromptException {
    try {
      Wav.write(await(prompt), file);
    } catch (IOException e) {
      throw new PromptException("prompt " + prompt + " cannot be written to " + file, e);
    }
  }

  /** Ends the threads, and closes the voices. What is being made is still finished. */
  @Override
  public void close() {
    threads.shutdown();
    voices.close();
  }
}

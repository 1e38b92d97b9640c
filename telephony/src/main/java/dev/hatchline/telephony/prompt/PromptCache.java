package dev.hatchline.telephony.prompt;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speech kept on disk as {@code HASH.wav}, and beside it {@code HASH.sum}, the sound's own hash: a
 * file that was cut, flipped or swapped is made again. Whatever fails here costs time, not a
 * prompt.
 */
final class PromptCache {
  /** Kept on disk at most, looked at when the store is opened: about eight hours of speech. */
  static final long DISK_MAX_BYTES = 512L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(PromptCache.class);

  private final Path folder;
  private final boolean writes;

  /** Only reads what another keeps. */
  PromptCache(Path folder) {
    this.folder = folder;
    this.writes = false;
  }

  PromptCache(Path folder, long maxBytes) {
    this.folder = folder;
    this.writes = true;
    PromptStore.makeFolder(folder);
    try {
      prune(maxBytes);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{} cannot be tidied: {}", folder, e.toString());
    }
  }

  /** Removes what a crash left half written, and the oldest files of a folder that is too large. */
  private void prune(long maxBytes) throws IOException {
    List<File> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      paths.map(Path::toFile).filter(File::isFile).forEach(files::add);
    }
    long bytes = files.stream().mapToLong(File::length).sum();
    files.sort(Comparator.comparingLong(File::lastModified));
    for (File file : files) {
      boolean half = file.getName().endsWith(".tmp");
      if (half || bytes > maxBytes) {
        bytes -= file.length();
        Files.deleteIfExists(file.toPath());
      }
    }
  }

  /** The name of what this voice makes of this text. */
  static String name(String voice, String text) {
    return SoundName.of(voice, text);
  }

  /** The sound of this name, or null when it is not there or not whole. */
  @Nullable Pcm read(String name) {
    try {
      byte[] bytes = Files.readAllBytes(wav(name));
      String expected = Files.readString(sum(name));
      if (expected.equals(SoundName.sha256(bytes))) {
        return Wav.parse(bytes);
      }
      LOG.warn("{} is damaged and made again", wav(name));
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      LOG.warn("{} cannot be read and is made again: {}", wav(name), e.toString());
    }
    return null;
  }

  void write(String name, Pcm pcm) {
    if (!writes) {
      return;
    }
    try {
      byte[] bytes = Wav.bytes(pcm);
      Wav.writeWhole(bytes, wav(name));
      Wav.writeWhole(SoundName.sha256(bytes).getBytes(StandardCharsets.US_ASCII), sum(name));
    } catch (IOException e) {
      LOG.warn("{} is not kept: {}", wav(name), e.toString());
    }
  }

  private Path wav(String name) {
    return folder.resolve(name + ".wav");
  }

  private Path sum(String name) {
    return folder.resolve(name + ".sum");
  }
}

package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.FlowException;
import dev.hatchline.flow.yaml.FlowProblem;
import dev.hatchline.flow.yaml.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which designers save their flows. A file is news once it has stood still from one
 * look to the next, so that half of one is not read. One thread's.
 */
public final class SavedFlows {
  /** Two changes within so long may leave a file with the same time: it is read again. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Path folder;
  private final InstantSource clock;
  private final Map<String, Look> looks = new HashMap<>();

  /** The folder need not be there. */
  public SavedFlows(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What tells one file from another without reading it; nothing but {@code false} of none. */
  private record Stamp(boolean there, long size, Instant changed, @Nullable Object key) {
    static final Stamp NONE = new Stamp(false, 0, Instant.EPOCH, null);
  }

  /**
   * What was seen last.
   *
   * @param told which file was news already; absent if none was
   * @param hash of its text
   */
  private record Look(Stamp last, @Nullable Stamp told, String hash) {}

  /** What is saved now, if it has not been told yet, and nobody is about to write it. */
  Optional<Saved> news(String flow) {
    Stamp now = stamp(flow);
    Look before = looks.get(flow);
    if (before == null || !now.equals(before.last())) {
      looks.put(flow, new Look(now, null, before == null ? "" : before.hash()));
      return Optional.empty();
    }
    boolean told = now.equals(before.told());
    if (told && now.changed().plus(QUIET).isBefore(clock.instant())) {
      return Optional.empty();
    }
    Saved saved = read(flow);
    String hash = hash(saved);
    if (!stamp(flow).equals(now)) {
      return Optional.empty();
    }
    looks.put(flow, new Look(now, now, hash));
    return told && hash.equals(before.hash()) ? Optional.empty() : Optional.of(saved);
  }

  /** It is news once more. */
  void again(String flow) {
    looks.remove(flow);
  }

  private static String hash(Saved saved) {
    return switch (saved) {
      case Saved.Text(String _, FlowText text) -> FlowText.hash(text.text());
      case Saved.Missing(FlowProblem problem) -> problem.toString();
      case Saved.Unreadable(FlowProblem problem) -> problem.toString();
    };
  }

  /** What is saved now. */
  Saved read(String flow) {
    Path own = folder.resolve(flow + ".yaml");
    String file = name(own);
    try {
      return Files.exists(own)
          ? new Saved.Text(
              file, new FlowText(FlowReader.text(own, file), owner(own), now(), Optional.empty()))
          : shipped(flow);
    } catch (FlowException fault) {
      return new Saved.Unreadable(fault.problems().getFirst());
    }
  }

  private Saved shipped(String flow) {
    String file = FlowReader.shippedFile(flow);
    try {
      String text = FlowReader.shippedText(flow);
      return new Saved.Text(file, new FlowText(text, FlowText.SHIPPED, now(), Optional.empty()));
    } catch (FlowException none) {
      return new Saved.Missing(none.problems().getFirst());
    }
  }

  /** The folder's own name and the file's: health tells it to anybody. */
  String name(Path file) {
    Path parent = folder.toAbsolutePath().getParent();
    Path above = parent == null ? null : parent.getFileName();
    String inside = folder.getFileName() + "/" + file.getFileName();
    return above == null ? inside : above + "/" + inside;
  }

  /** How faults name the file of this flow. */
  String fileOf(String flow) {
    return name(folder.resolve(flow + ".yaml"));
  }

  private static String owner(Path file) {
    try {
      return Files.getOwner(file).getName();
    } catch (IOException | UnsupportedOperationException _) {
      return "somebody";
    }
  }

  private Stamp stamp(String flow) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.resolve(flow + ".yaml"), BasicFileAttributes.class);
      return new Stamp(true, file.size(), file.lastModifiedTime().toInstant(), file.fileKey());
    } catch (IOException _) {
      return Stamp.NONE;
    }
  }

  private Instant now() {
    return clock.instant();
  }
}

package dev.hatchline.app.flow;

import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.files.FlowFiles.Source;
import dev.hatchline.flow.yaml.files.FolderFiles;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which designers save their flows, and the parts of these. A flow is news once all
 * files that it is made of have stood still from one look to the next, so that half of one is not
 * read. One thread's.
 */
public final class SavedFlows {
  /** Two changes within so long may leave a file with the same time: it is read again. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Path folder;
  private final FolderFiles files;
  private final InstantSource clock;
  private final Map<String, Look> looks = new HashMap<>();

  /** The folder need not be there. */
  public SavedFlows(Path folder, InstantSource clock) {
    this.folder = folder;
    this.files = new FolderFiles(folder, this::name);
    this.clock = clock;
  }

  /** What tells one file from another without reading it; nothing but {@code false} of none. */
  private record Stamp(boolean there, long size, Instant changed, @Nullable Object key) {
    static final Stamp NONE = new Stamp(false, 0, Instant.EPOCH, null);
  }

  /**
   * What was seen last.
   *
   * @param files the files that the flow is made of, each as it was
   * @param told the same when they were news last; absent if they never were
   * @param hash of the text of all
   */
  private record Look(Map<Path, Stamp> files, @Nullable Map<Path, Stamp> told, String hash) {}

  /**
   * What is saved of a flow.
   *
   * @param files those that it is made of, and where those would be that are shipped or missing
   */
  private record Gathered(Saved saved, Set<Path> files) {}

  /** What is saved now, if it has not been told yet, and nobody is about to write it. */
  Optional<Saved> news(String flow) {
    Look before = looks.get(flow);
    Map<Path, Stamp> now = stamps(before == null ? gather(flow).files() : before.files().keySet());
    if (before == null || !now.equals(before.files())) {
      looks.put(flow, new Look(now, null, before == null ? "" : before.hash()));
      return Optional.empty();
    }
    boolean told = now.equals(before.told());
    Instant quiet = clock.instant().minus(QUIET);
    if (told && now.values().stream().allMatch(file -> file.changed().isBefore(quiet))) {
      return Optional.empty();
    }
    Gathered gathered = gather(flow);
    if (!stamps(now.keySet()).equals(now)) {
      return Optional.empty();
    }
    if (!gathered.files().equals(now.keySet())) {
      // It names another file now, which has to stand still, too.
      looks.put(flow, new Look(stamps(gathered.files()), null, before.hash()));
      return Optional.empty();
    }
    String hash = hash(gathered.saved());
    looks.put(flow, new Look(now, now, hash));
    return told && hash.equals(before.hash()) ? Optional.empty() : Optional.of(gathered.saved());
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
    return gather(flow).saved();
  }

  private Gathered gather(String flow) {
    Ref main = new Ref(Kind.FLOW, flow);
    Set<Ref> named = new HashSet<>(Set.of(main));
    Saved saved;
    try {
      Optional<Source> own = files.find(main);
      saved = own.isEmpty() ? missing(flow) : saved(own.get(), named);
    } catch (FlowException fault) {
      saved = new Saved.Unreadable(fault.problems().getFirst());
    }
    return new Gathered(saved, named.stream().map(files::own).collect(Collectors.toSet()));
  }

  private Saved saved(Source own, Set<Ref> named) throws FlowException {
    String text = Bundle.gathered(own.text(), files, named).text();
    String who = owner(named.stream().map(files::own));
    return new Saved.Text(own.file(), new FlowText(text, who, clock.instant(), Optional.empty()));
  }

  private static Saved missing(String flow) {
    try {
      FlowReader.shippedText(flow);
      throw new IllegalStateException("expected no shipped flow " + flow);
    } catch (FlowException none) {
      return new Saved.Missing(none.problems().getFirst());
    }
  }

  /** The folder's own name and the file's: health tells it to anybody. */
  String name(Path file) {
    Path parent = folder.toAbsolutePath().getParent();
    Path above = parent == null ? null : parent.getFileName();
    String inside = folder.getFileName() + "/" + folder.relativize(file).toString();
    return above == null ? inside : above + "/" + inside;
  }

  /** How faults name the file of this flow. */
  String fileOf(String flow) {
    return name(files.own(new Ref(Kind.FLOW, flow)));
  }

  /** Who saved one of these last; nobody did where all of them are shipped. */
  private static String owner(Stream<Path> paths) {
    return paths
        .filter(Files::exists)
        .max(Comparator.comparing(path -> stamp(path).changed()))
        .map(SavedFlows::owner)
        .orElse(FlowText.SHIPPED);
  }

  private static String owner(Path file) {
    try {
      return Files.getOwner(file).getName();
    } catch (IOException | UnsupportedOperationException _) {
      return "somebody";
    }
  }

  private static Map<Path, Stamp> stamps(Set<Path> paths) {
    return paths.stream().collect(Collectors.toMap(path -> path, SavedFlows::stamp));
  }

  private static Stamp stamp(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(true, file.size(), file.lastModifiedTime().toInstant(), file.fileKey());
    } catch (IOException _) {
      return Stamp.NONE;
    }
  }
}

package dev.hatchline.flow.yaml.files;

import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the flows and parts are found that a flow names. */
public interface FlowFiles {
  /** What a file is. */
  enum Kind {
    /** A flow of its own, which others may call. */
    FLOW,
    /** Nodes and constants that flows include. */
    PART
  }

  /** By what a flow names it. */
  record Ref(Kind kind, String name) {}

  /**
   * A file.
   *
   * @param file how problems name it
   */
  record Source(String file, String text) {}

  /**
   * Reads it.
   *
   * @return empty if there is none of this name
   * @throws FlowException if there is one that cannot be read
   */
  Optional<Source> find(Ref ref) throws FlowException;

  /** What there is, as far as it can be told. */
  Set<String> names(Kind kind);

  /** Of a flow that stands alone. */
  static FlowFiles none() {
    return of(Map.of());
  }

  /** These, and no others. */
  static FlowFiles of(Map<Ref, Source> files) {
    return new MemoryFiles(files);
  }
}

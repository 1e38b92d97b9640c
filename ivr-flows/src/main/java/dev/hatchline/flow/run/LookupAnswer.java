package dev.hatchline.flow.run;

import java.util.Map;

/** What a system answered. */
public sealed interface LookupAnswer {
  /**
   * An object.
   *
   * @param tree of maps, lists, {@code String}, {@code Number} and {@code Boolean}; what is null in
   *     it counts as not there
   */
  record Found(Map<String, Object> tree) implements LookupAnswer {}

  /** The system knows no such thing: HTTP 404. */
  record Missing() implements LookupAnswer {}

  /**
   * No answer, or none that can be used.
   *
   * @param word a stable name for it, such as {@code timeout} or {@code status-500}
   */
  record Failed(String word) implements LookupAnswer {}
}

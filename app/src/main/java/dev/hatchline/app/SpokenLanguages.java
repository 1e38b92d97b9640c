package dev.hatchline.app;

import dev.hatchline.app.flow.FlowState;
import dev.hatchline.app.flow.FlowVersion;
import dev.hatchline.app.flow.Live;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Languages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** In which languages callers are spoken to, and on which lines. */
final class SpokenLanguages {
  /** Spoken by the house where a flow does not say. */
  private static final String UNSAID = "en";

  private SpokenLanguages() {}

  /**
   * By the lines of the operator's file and what their callers hear.
   *
   * @return by language without a country: the numbers of its lines
   */
  static Map<String, String> of(List<OperatorConfig.Line> lines, List<FlowState> flows) {
    Map<String, TreeSet<String>> numbers = new TreeMap<>();
    for (OperatorConfig.Line line : lines) {
      Stream.concat(
              line.language().stream(),
              flows.stream()
                  .filter(state -> state.flow().equals(line.flow()))
                  .flatMap(state -> tags(state.live())))
          .map(Languages::bare)
          .forEach(tag -> numbers.computeIfAbsent(tag, _ -> new TreeSet<>()).add(line.number()));
    }
    Map<String, String> spoken = new TreeMap<>();
    numbers.forEach((tag, on) -> spoken.put(tag, String.join(", ", on)));
    return spoken;
  }

  /** What is only tried is heard, too. */
  private static Stream<String> tags(Live live) {
    Live.Trial trial = live.trial();
    return trial == null
        ? tags(live.main())
        : Stream.concat(tags(live.main()), tags(trial.version()));
  }

  private static Stream<String> tags(FlowVersion version) {
    Languages languages = version.read().languages();
    return languages.areSaid() ? languages.tags().stream() : Stream.of(UNSAID);
  }
}

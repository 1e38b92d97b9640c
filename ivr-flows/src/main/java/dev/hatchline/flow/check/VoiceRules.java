package dev.hatchline.flow.check;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Line;
import dev.hatchline.flow.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a voice can speak: in any other language everything has to be recorded. */
public final class VoiceRules {
  private final List<String> spoken;

  /**
   * Judges for one voice.
   *
   * @param spoken the languages that it speaks, without countries, such as {@code en}
   */
  public VoiceRules(List<String> spoken) {
    this.spoken = List.copyOf(spoken);
  }

  /** Every prompt that the voice would have to speak in a language that it does not know. */
  public List<Fault> faults(Flow flow) {
    List<Fault> faults = new ArrayList<>();
    flow.nodes()
        .forEach((name, node) ->
            node.facts().lines().stream()
                .filter(line -> line.role() != Line.Role.HOUSE)
                .flatMap(line -> faults(name, line))
                .forEach(faults::add));
    return faults;
  }

  private Stream<Fault> faults(String node, Line line) {
    return line.prompt()
        .each()
        .filter(said -> !isSpoken(said.language()) && !isRecorded(said))
        .map(said ->
            new Fault(
                node,
                Spot.said(line.role(), said),
                "no-voice",
                "the voice does not speak '" + said.language() + "'",
                "recordings alone in this language, or one of " + String.join(", ", spoken)));
  }

  /** What says no language is spoken in the voice's. */
  private boolean isSpoken(String tag) {
    return tag.isEmpty() || spoken.contains(Languages.bare(tag));
  }

  private static boolean isRecorded(Prompt prompt) {
    return prompt.parts().stream().allMatch(Prompt.Recording.class::isInstance);
  }
}

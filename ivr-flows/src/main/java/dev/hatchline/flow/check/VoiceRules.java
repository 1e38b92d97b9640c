package dev.hatchline.flow.check;

import dev.hatchline.flow.Callback;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the voices can speak: in any other language everything has to be recorded. */
public final class VoiceRules {
  private final Set<String> spoken;

  /**
   * Judges for one house.
   *
   * @param spoken the languages that its voices speak, in small letters, such as {@code en}
   */
  public VoiceRules(Collection<String> spoken) {
    this.spoken = new TreeSet<>(spoken);
  }

  /** Every prompt that a voice would have to speak in a language that none of them knows. */
  public List<Fault> faults(Flow flow) {
    List<Fault> faults = new ArrayList<>();
    flow.nodes()
        .forEach((name, node) ->
            node.facts().lines().stream()
                .filter(line -> !isHouses(line))
                .flatMap(line -> faults(name, line))
                .forEach(faults::add));
    return faults;
  }

  /** The house says in English what no voice of another language could. */
  private static boolean isHouses(Line line) {
    return line.role() == Line.Role.HOUSE || line.prompt().equals(Callback.GOODBYE);
  }

  private Stream<Fault> faults(String node, Line line) {
    return line.prompt()
        .each()
        .filter(said -> !speaks(said.language()) && !said.recorded())
        .map(said ->
            new Fault(
                node,
                Spot.said(line.role(), said),
                "no-voice",
                "no voice speaks '" + said.language() + "'",
                "recordings alone in this language, or a voice for it in the operator's file,"
                    + " such as 'voice: {languages: {es: espeak-ng:es}}', beside those of "
                    + String.join(", ", spoken)));
  }

  /** Whether one speaks this language; what says none is spoken in the house's. */
  public boolean speaks(String tag) {
    return tag.isEmpty()
        || spoken.contains(tag.toLowerCase(Locale.ROOT))
        || spoken.contains(Languages.bare(tag));
  }
}

package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Where the opening braces of a text stand in its file: a text that goes over several lines has
 * lost them. Where it is not written as it is, such as with a brace as a number, it is told where
 * it begins.
 */
public final class Braces {
  private final Place begins;
  private final List<Place> open;

  private Braces(Place begins, List<Place> open) {
    this.begins = begins;
    this.open = open;
  }

  public static Braces of(ScalarNode text, Problems problems) {
    Place begins = problems.place(text.getStartMark());
    int count = count(text.getValue());
    List<Place> found =
        count == 0
            ? List.of()
            : text.getEndMark()
                .map(end -> between(first(text, begins), Place.of(end), problems))
                .orElse(List.of());
    return new Braces(begins, found.size() == count ? found : List.of());
  }

  /** Those that come after these words of the text, with which it begins. */
  public Braces after(String words) {
    int passed = Math.min(open.size(), count(words));
    return new Braces(begins, open.subList(passed, open.size()));
  }

  /** The first of them. */
  public Place first() {
    return open.isEmpty() ? begins : open.getFirst();
  }

  /** Behind the sign of a block is nothing of the text, but may be a comment. */
  private static Place first(ScalarNode text, Place begins) {
    ScalarStyle style = text.getScalarStyle();
    return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED
        ? new Place(begins.file(), begins.line() + 1, 1)
        : begins;
  }

  private static List<Place> between(Place from, Place end, Problems problems) {
    List<Place> found = new ArrayList<>();
    for (Place at = from; at.line() <= end.line(); at = new Place(at.file(), at.line() + 1, 1)) {
      int[] signs = Lines.from(at, problems).codePoints().toArray();
      int room = at.line() < end.line() ? signs.length : end.column() - at.column();
      for (int i = 0; i < Math.min(signs.length, room); i++) {
        if (signs[i] == '{') {
          found.add(at.right(i));
        }
      }
    }
    return found;
  }

  private static int count(String text) {
    return (int) text.chars().filter(sign -> sign == '{').count();
  }
}

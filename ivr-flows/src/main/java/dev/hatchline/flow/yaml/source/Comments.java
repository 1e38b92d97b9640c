package dev.hatchline.flow.yaml.source;

import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A {@code #} after a space ends a text that is not in quotes, and what was meant to be heard after
 * it is gone, without a trace in the tree.
 */
public final class Comments {
  static final String BEGINS = "'#' begins a comment";
  static final String QUOTES = "quotes around the text";

  private Comments() {}

  /** That a text is followed by a comment on its line is a problem, told where that begins. */
  public static void refuseAfter(ScalarNode text, Problems problems) {
    if (text.getScalarStyle() != ScalarStyle.PLAIN || text.getEndMark().isEmpty()) {
      return;
    }
    Place end = problems.place(text.getEndMark());
    String rest = Lines.from(end, problems);
    String comment = rest.stripLeading();
    if (comment.startsWith("#") && comment.length() < rest.length()) {
      Place hash = end.right(rest.length() - comment.length());
      problems.add(hash, Code.NOT_YAML, BEGINS, QUOTES);
    }
  }
}

package dev.hatchline.flow.yaml.problem;

import dev.hatchline.flow.check.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The faults of one flow, collected while it is read. */
public final class Problems {
  /** Nobody reads more of them at once; where this many are found, reading ends. */
  static final int PROBLEMS_MAX = 200;

  /** Of what was expected: the words that are listed. */
  static final int LISTED_MAX = 50;

  /** Characters of what is wrong, in which a library may have quoted a whole line. */
  private static final int WHAT_CHARS_MAX = 300;

  /** Room for {@link #LISTED_MAX} names of 40 characters. */
  private static final int EXPECTED_CHARS_MAX = 3000;

  private static final String FEWER = "fewer faults: only " + PROBLEMS_MAX + " are told";

  private final String file;
  private final boolean heard;
  private final List<FlowProblem> found;

  /** The texts of the files that were read, by how these are named. */
  private final Map<String, List<String>> lines;

  /** For the flow in this file. */
  public Problems(String file) {
    this(file, true);
  }

  private Problems(String file, boolean heard) {
    this(file, heard, new ArrayList<>(), new HashMap<>());
  }

  private Problems(
      String file, boolean heard, List<FlowProblem> found, Map<String, List<String>> lines) {
    this.file = file;
    this.heard = heard;
    this.found = found;
    this.lines = lines;
  }

  /** For another file that the flow is made of: what is found in it is one of the flow's faults. */
  public Problems in(String other) {
    return new Problems(other, heard, found, lines);
  }

  /** The text of this file, for what its tree does not keep. */
  public void text(String text) {
    lines.put(file, text.lines().toList());
  }

  /** A line of a file as it is written; empty if there is none, or the file was not read. */
  public String line(String of, int number) {
    List<String> all = lines.getOrDefault(of, List.of());
    return number >= 1 && number <= all.size() ? all.get(number - 1) : "";
  }

  /** How many were found. */
  public int count() {
    return found.size();
  }

  /** Faults that another reader found. */
  public void addAll(List<FlowProblem> others) {
    found.addAll(others);
  }

  /** For a first reading, whose faults the second one finds again: keeps none. */
  public static Problems unheard() {
    return new Problems("", false);
  }

  public void add(Node at, Code code, String what, String expected) {
    add(place(at.getStartMark()), code, what, expected);
  }

  public void add(Place at, Code code, String what, String expected) {
    add(at, code.word(), what, expected);
  }

  /** A fault of a kind that others name. */
  public void add(Place at, String code, String what, String expected) {
    if (!heard) {
      return;
    }
    if (found.size() == PROBLEMS_MAX) {
      more(at);
      throw new Enough();
    }
    String wrong = Quoted.visible(what, WHAT_CHARS_MAX);
    String right = Quoted.visible(expected, EXPECTED_CHARS_MAX);
    FlowProblem problem = new FlowProblem(at.file(), at.line(), at.column(), wrong, right, code);
    // A part is read by each flow that includes it, and may be wrong for all of them.
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  private void more(Place at) {
    String code = Code.MORE.word();
    found.add(new FlowProblem(at.file(), at.line(), at.column(), "and more", FEWER, code));
  }

  /** A fault of the file as a whole. */
  public void add(Code code, String what, String expected) {
    add(place(Optional.empty()), code, what, expected);
  }

  /**
   * Something is too much of it: the rest of the file is not looked at.
   *
   * @return to be thrown
   */
  public Enough refuse(Place at, Code code, String what, String expected) {
    add(at, code, what, expected);
    return new Enough();
  }

  /** The same, where a part of the file begins. */
  public Enough refuse(Node at, Code code, String what, String expected) {
    return refuse(place(at.getStartMark()), code, what, expected);
  }

  /** The place that the YAML library marks; without a mark, the beginning of the file. */
  public Place place(Optional<Mark> mark) {
    return mark.map(Place::of).orElse(new Place(file, 1, 1));
  }

  /** How the file is named. */
  public String file() {
    return file;
  }

  /**
   * In the order of the file; parts that it takes from others come by the names of these. That
   * there are more comes last.
   */
  public List<FlowProblem> all() {
    Comparator<FlowProblem> byPlace =
        Comparator.comparing(FlowProblem::file)
            .thenComparingInt(FlowProblem::line)
            .thenComparingInt(FlowProblem::column);
    int told = Math.min(found.size(), PROBLEMS_MAX);
    List<FlowProblem> all = new ArrayList<>(found.subList(0, told));
    all.sort(byPlace);
    all.addAll(found.subList(told, found.size()));
    return List.copyOf(all);
  }

  /** What was expected among these words, with the nearest of them if one is near. */
  public static String oneOf(Collection<String> known, String found) {
    String list = (known.size() == 1 ? "" : "one of ") + listed(known);
    return list + nearest(known, found).map(word -> "; did you mean '" + word + "'?").orElse("");
  }

  private static String listed(Collection<String> known) {
    String list = known.stream().limit(LISTED_MAX).collect(Collectors.joining(", "));
    int more = known.size() - LISTED_MAX;
    return more > 0 ? list + ", and " + more + " more" : list;
  }

  /** The known word that differs by the fewest letters, if by no more than a slip of the hand. */
  public static Optional<String> nearest(Collection<String> known, String found) {
    return Nearest.of(known, found);
  }
}

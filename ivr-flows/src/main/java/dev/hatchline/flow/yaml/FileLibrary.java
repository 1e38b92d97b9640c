package dev.hatchline.flow.yaml;

import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.FlowFiles.Kind;
import dev.hatchline.flow.yaml.files.FlowFiles.Ref;
import dev.hatchline.flow.yaml.files.FlowFiles.Source;
import dev.hatchline.flow.yaml.files.FlowRefs;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Callee;
import dev.hatchline.flow.yaml.sheet.Library;
import dev.hatchline.flow.yaml.sheet.SheetReader;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The flows and parts that a flow names, each read and judged once, whoever names it; its faults
 * are told in its own file.
 */
final class FileLibrary implements Library {
  /** Of calls in calls. */
  static final int CALLS_DEPTH_MAX = 5;

  /** Reads and judges a flow. */
  interface Reading {
    /** What came of it, if it is any flow at all. */
    Optional<Draft> read(String text, Problems problems);
  }

  private final FlowFiles files;
  private final Reading reading;
  private final Map<Ref, Optional<Source>> texts = new HashMap<>();
  private final Set<Ref> unreadable = new HashSet<>();
  private final Map<String, Optional<YamlMap>> parts = new HashMap<>();
  private final Map<String, Optional<Callee>> called = new HashMap<>();

  /**
   * The flows that are being read because others call them, by the names of their files; the first
   * last. The one with which all began is not among them, for nobody knows by which name it can be
   * called: in a circle it comes here as any other.
   */
  private final Deque<String> open = new ArrayDeque<>();

  FileLibrary(FlowFiles files, Reading reading) {
    this.files = files;
    this.reading = reading;
  }

  @Override
  public Optional<YamlMap> part(ScalarNode name, Problems problems) {
    if (Scalars.isName(name.getValue()) && parts.containsKey(name.getValue())) {
      return parts.getOrDefault(name.getValue(), Optional.empty());
    }
    Optional<YamlMap> part =
        source(new Ref(Kind.PART, name.getValue()), name, problems)
            .flatMap(source -> SheetReader.part(source.text(), problems.in(source.file())));
    parts.put(name.getValue(), part);
    return part;
  }

  @Override
  public Optional<Callee> flow(ScalarNode name, Problems problems) {
    String flow = name.getValue();
    if (open.contains(flow)) {
      problems.add(
          name, Code.CIRCLE, circle(flow), "flows that do not call each other in a circle");
      return Optional.empty();
    }
    if (!called.containsKey(flow)) {
      Optional<Source> source = source(new Ref(Kind.FLOW, flow), name, problems);
      called.put(flow, source.flatMap(found -> read(flow, found, problems)));
    }
    Optional<Callee> callee = called.getOrDefault(flow, Optional.empty());
    if (callee.filter(found -> found.levels() >= CALLS_DEPTH_MAX).isPresent()) {
      String what = "calls in each other, more than " + CALLS_DEPTH_MAX + " deep";
      problems.add(name, Code.TOO_DEEP, what, "at most " + CALLS_DEPTH_MAX);
      return Optional.empty();
    }
    return callee;
  }

  private Optional<Callee> read(String flow, Source source, Problems problems) {
    int before = problems.count();
    open.push(flow);
    Optional<Draft> draft = reading.read(source.text(), problems.in(source.file()));
    open.pop();
    boolean good = problems.count() == before;
    return draft.flatMap(read ->
        read.start()
            .map(start -> {
              int levels =
                  read.sheet().called().values().stream()
                      .mapToInt(one -> one.levels() + 1)
                      .max()
                      .orElse(0);
              return new Callee(flow, read.sheet(), start.getValue(), good, levels);
            }));
  }

  private String circle(String flow) {
    StringBuilder by = new StringBuilder();
    for (Iterator<String> all = open.iterator(); all.hasNext(); ) {
      String one = all.next();
      if (one.equals(flow)) {
        break;
      }
      by.insert(0, by.isEmpty() ? "'" + one + "'" : "'" + one + "' and ");
    }
    return "'" + flow + "' calls itself" + (by.isEmpty() ? "" : " by way of " + by);
  }

  private Optional<Source> source(Ref ref, ScalarNode name, Problems problems) {
    if (!Scalars.isName(ref.name())) {
      return Optional.empty();
    }
    Optional<Source> known = texts.get(ref);
    if (known == null) {
      if (texts.size() == FlowRefs.FILES_MAX) {
        String what = "the flow is made of more than " + FlowRefs.FILES_MAX + " other files";
        throw problems.refuse(name, Code.TOO_MANY, what, "at most " + FlowRefs.FILES_MAX);
      }
      known = find(ref, problems);
      texts.put(ref, known);
    }
    if (known.isEmpty() && !unreadable.contains(ref)) {
      Set<String> names = files.names(ref.kind());
      problems.add(name, code(ref.kind()), "there is no " + word(ref), expected(ref, names));
    }
    return known;
  }

  private Optional<Source> find(Ref ref, Problems problems) {
    try {
      return files.find(ref);
    } catch (FlowException fault) {
      problems.addAll(fault.problems());
      unreadable.add(ref);
      return Optional.empty();
    }
  }

  private static Code code(Kind kind) {
    return switch (kind) {
      case FLOW -> Code.NO_SUCH_FLOW;
      case PART -> Code.NO_SUCH_PART;
    };
  }

  private static String word(Ref ref) {
    return switch (ref.kind()) {
      case FLOW -> "flow '" + ref.name() + "'";
      case PART -> "part '" + ref.name() + "'";
    };
  }

  private static String expected(Ref ref, Set<String> names) {
    String file =
        switch (ref.kind()) {
          case FLOW -> "a file " + ref.name() + ".yaml among the flows";
          case PART -> "a file parts/" + ref.name() + ".yaml among the flows";
        };
    return names.isEmpty() ? file : file + ", or " + Problems.oneOf(List.copyOf(names), ref.name());
  }
}

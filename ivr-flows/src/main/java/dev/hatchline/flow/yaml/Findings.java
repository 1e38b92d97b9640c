package dev.hatchline.flow.yaml;

import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Spot;
import dev.hatchline.flow.check.ValueFlow;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Use;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was found in a flow that can be read, reported where it stands in the file. */
final class Findings {
  private final Draft draft;
  private final Problems problems;

  Findings(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void report(List<Fault> faults) {
    Set<String> faulty = faults.stream().map(Fault::node).collect(Collectors.toSet());
    for (Fault fault : faults) {
      if (!isCallers(fault) && !follows(fault.node(), faulty)) {
        place(fault)
            .ifPresent(at -> problems.add(at, fault.code(), fault.what(), fault.expected()));
      }
    }
  }

  /** Those of kinds that have not been told yet: what is found in two ways is told once. */
  void reportMore(List<Fault> faults) {
    Set<String> told =
        problems.all().stream().map(FlowProblem::code).collect(Collectors.toUnmodifiableSet());
    report(faults.stream().filter(fault -> !told.contains(fault.code())).toList());
  }

  /** What a called flow need not ask here it may have to ask elsewhere. */
  private static boolean isCallers(Fault fault) {
    return isCalled(fault.node()) && fault.code().equals(ValueFlow.NEVER_ASKED);
  }

  /** What is missing in a called flow is so because the call that leads there lacks it. */
  private static boolean follows(String node, Set<String> faulty) {
    return IntStream.range(1, node.length())
        .filter(i -> node.charAt(i) == '/')
        .mapToObj(i -> node.substring(0, i))
        .anyMatch(faulty::contains);
  }

  private static boolean isCalled(String node) {
    return node.indexOf('/') > 0;
  }

  /** Where it stands; nowhere if {@link FlowChecker} has judged it before. */
  private Optional<Place> place(Fault fault) {
    if (isCalled(fault.node())) {
      return Optional.of(draft.places().of(fault.node()));
    }
    return switch (fault.spot()) {
      case Spot.Name(String value) -> firstNeed(fault.node(), value);
      case Spot.Part(List<String> path) ->
          Optional.of(draft.places().of(fault.node(), path.toArray(String[]::new)));
    };
  }

  private Optional<Place> firstNeed(String node, String value) {
    return Optional.ofNullable(draft.nodes().get(node)).stream()
        .flatMap(found -> found.uses().stream())
        .filter(use -> use.name().equals(value) && isNeed(use.kind()))
        .map(Use::at)
        .findFirst();
  }

  private static boolean isNeed(Use.Kind kind) {
    return switch (kind) {
      case PROMPT, PATH, ON, AT, DIALLED, AREA, RESULT -> true;
      case CONDITION -> true; // of a call, whose parameter it is: a branch and a set do without
      case NUMBER -> false; // every way to a callback has its ask, or that is a fault of its own
      case SEND, REASON, FORGET -> false; // they do without
    };
  }
}

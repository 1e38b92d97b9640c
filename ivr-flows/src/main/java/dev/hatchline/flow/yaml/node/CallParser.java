package dev.hatchline.flow.yaml.node;

import dev.hatchline.flow.FlowCall;
import dev.hatchline.flow.Formula;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.sheet.Callee;
import dev.hatchline.flow.yaml.sheet.Scope;
import dev.hatchline.flow.yaml.sheet.Signature;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call of another flow: what it is given, what is taken of its results, and the way on. */
final class CallParser {
  private final Problems problems;
  private final Parts parts;
  private final Assignments assignments;

  CallParser(Parts parts) {
    this.problems = parts.problems();
    this.parts = parts;
    this.assignments = new Assignments(parts);
  }

  /** What is called was looked for before, and is told then if it cannot be. */
  Optional<Node> parse(YamlMap.Entry kind, YamlMap map) {
    map.allow(List.of("call", "with", "take", "then"), "beside 'call'");
    Optional<Callee> called =
        parts.scalars().name(kind.value(), "the name of a flow").flatMap(parts::called);
    Optional<Optional<String>> then = called.flatMap(callee -> then(map, callee));
    if (called.isEmpty() || then.isEmpty()) {
      map.find("then").ifPresent(entry -> parts.target(entry.value()));
      return Optional.empty();
    }
    Callee callee = called.get();
    boolean spoken = isSpoken(kind, callee);
    Optional<Map<String, Formula>> with = with(map, callee);
    Optional<Map<String, String>> take = take(map, callee);
    if (with.isEmpty() || take.isEmpty() || !spoken || !callee.good()) {
      return Optional.empty();
    }
    Scope inner = parts.scope().in(parts.here());
    String start = inner.node(callee.start());
    CallSite site = new CallSite(parts.here(), callee, take.get(), then.get().orElse(null));
    parts.calls(site, Scalars.renamed(map.find("call").orElseThrow().key(), start));
    Map<String, Formula> given = new LinkedHashMap<>();
    Set<String> needs = new HashSet<>();
    with.get()
        .forEach((name, formula) -> {
          given.put(inner.value(name), formula);
          Signature.Declared declared = callee.sheet().signature().parameters().get(name);
          if (declared != null && declared.must()) {
            needs.addAll(formula.names());
          }
        });
    return Optional.of(new FlowCall(callee.name(), given, needs, start));
  }

  /** Whether it speaks all languages of whoever calls it. */
  private boolean isSpoken(YamlMap.Entry call, Callee callee) {
    List<String> here = parts.languages().languages().tags();
    List<String> there = callee.sheet().languages().languages().tags();
    boolean alike = here.isEmpty() ? there.isEmpty() : there.containsAll(here);
    boolean spoken = alike || (there.isEmpty() && here.size() == 1);
    if (!spoken) {
      String what = "'" + callee.name() + "' is not said in the languages of this flow";
      List<String> wanted = here.isEmpty() ? there : here;
      String expected = "'languages: " + wanted + "' at the top of " + where(here, callee);
      problems.add(call.value(), Code.MISSING_LANGUAGE, what, expected);
    }
    return spoken;
  }

  private static String where(List<String> here, Callee callee) {
    return here.isEmpty() ? "this flow" : "'" + callee.name() + "'";
  }

  /** Empty outside if it is faulty, inside if there is no way back. */
  private Optional<Optional<String>> then(YamlMap map, Callee callee) {
    if (callee.sheet().returns()) {
      Optional<String> then = parts.way(map, "then", "for when '" + callee.name() + "' comes back");
      return then.isPresent() ? Optional.of(then) : Optional.empty();
    }
    Optional<YamlMap.Entry> then = map.find("then");
    then.ifPresent(entry ->
        problems.add(
            entry.key(),
            Code.KEYS_APART,
            "'then', but '" + callee.name() + "' never comes back",
            "no 'then', or a 'return:' in '" + callee.name() + "'"));
    return then.isPresent() ? Optional.empty() : Optional.of(Optional.empty());
  }

  private Optional<Map<String, Formula>> with(YamlMap map, Callee callee) {
    Map<String, Signature.Declared> parameters = callee.sheet().signature().parameters();
    Optional<YamlMap.Entry> written = map.find("with");
    Optional<YamlMap> values = below(written, "parameters with their values below 'with:'");
    if (written.isPresent() && values.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = true;
    Map<String, Formula> with = new LinkedHashMap<>();
    for (YamlMap.Entry entry : values.map(YamlMap::entries).orElse(List.of())) {
      Optional<Formula> formula = assignments.formula(entry);
      Optional<Signature.Declared> declared = declared(parameters, entry, "parameter", callee);
      if (formula.isPresent()
          && declared.isPresent()
          && isOf(declared.get(), entry, formula.get())) {
        with.put(entry.name(), formula.get());
      } else {
        whole = false;
      }
    }
    Set<String> given = values.map(YamlMap::names).orElse(Set.of());
    for (Map.Entry<String, Signature.Declared> one : parameters.entrySet()) {
      if (one.getValue().must() && !given.contains(one.getKey())) {
        missing(map, callee, one.getKey(), one.getValue());
        whole = false;
      }
    }
    return whole ? Optional.of(with) : Optional.empty();
  }

  private void missing(YamlMap map, Callee callee, String name, Signature.Declared declared) {
    String what = "'" + callee.name() + "' needs '" + name + "'";
    String expected = "'" + name + ": …' below 'with:', a " + declared.type().word();
    problems.add(map.find("call").orElseThrow().value(), Code.MISSING_KEY, what, expected);
  }

  private boolean isOf(Signature.Declared declared, YamlMap.Entry entry, Formula formula) {
    boolean same = formula.type() == declared.type();
    if (!same) {
      String what = "'" + entry.name() + "' is " + formula.type().word() + " here";
      problems.add(entry.value(), Code.WRONG_TYPE, what, declared.type().word());
    }
    return same;
  }

  private Optional<Map<String, String>> take(YamlMap map, Callee callee) {
    Optional<YamlMap.Entry> written = map.find("take");
    Optional<YamlMap> values =
        below(written, "results, each with the name of a value, below 'take:'");
    if (written.isPresent() && values.isEmpty()) {
      return Optional.empty();
    }
    boolean whole = true;
    Map<String, String> take = new HashMap<>();
    for (YamlMap.Entry entry : values.map(YamlMap::entries).orElse(List.of())) {
      Optional<String> name = parts.newName(entry.value());
      boolean known =
          declared(callee.sheet().signature().results(), entry, "result", callee).isPresent();
      name.ifPresent(into -> take.put(entry.name(), into));
      whole = whole && known && name.isPresent();
    }
    return whole ? Optional.of(take) : Optional.empty();
  }

  private Optional<YamlMap> below(Optional<YamlMap.Entry> entry, String expected) {
    return entry.flatMap(found -> YamlMap.of(found.value(), problems, expected));
  }

  private Optional<Signature.Declared> declared(
      Map<String, Signature.Declared> known, YamlMap.Entry entry, String kind, Callee callee) {
    Optional<Signature.Declared> found = Optional.ofNullable(known.get(entry.name()));
    if (found.isEmpty()) {
      String what = "'" + callee.name() + "' has no " + kind + " " + Quoted.of(entry.name());
      String expected = known.isEmpty() ? "none" : Problems.oneOf(known.keySet(), entry.name());
      problems.add(entry.key(), Code.UNKNOWN_KEY, what, expected);
    }
    return found;
  }
}

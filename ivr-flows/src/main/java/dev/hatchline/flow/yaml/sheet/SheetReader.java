package dev.hatchline.flow.yaml.sheet;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.yaml.files.FlowRefs;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Place;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.problem.Quoted;
import dev.hatchline.flow.yaml.source.Scalars;
import dev.hatchline.flow.yaml.source.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Gathers what a flow is made of: its parts, its constants, the flows that it calls, its names. */
public final class SheetReader {
  private final Problems problems;
  private final Map<String, String> operator;
  private final Library library;

  public SheetReader(Problems problems, Map<String, String> operator, Library library) {
    this.problems = problems;
    this.operator = operator;
    this.library = library;
  }

  /** A part, as it is written: its nodes are read by each flow that includes it. */
  public static Optional<YamlMap> part(String text, Problems problems) {
    return PartParser.read(text, problems);
  }

  public Sheet read(YamlMap top, List<YamlMap.Entry> own) {
    ConstantsParser constants = new ConstantsParser();
    constants.add(top, problems);
    List<YamlMap> parts = parts(top);
    parts.forEach(part -> constants.add(part, problems));
    List<YamlMap.Entry> nodes = nodes(own, parts);
    Signature signature = Signature.of(top, problems);
    Map<String, Callee> called = called(nodes);
    LanguagesParser languages = LanguagesParser.of(top, problems);
    Names names = new Names(operator, constants.found(), languages.languages());
    NameCollector collector = new NameCollector(problems, names, called);
    collector.constants(constants);
    collector.parameters(signature);
    collector.collect(nodes);
    signature.results().forEach((name, result) -> given(name, result, names));
    EscapeWords escapes = new EscapesParser(problems, languages.languages()).parse(top);
    return new Sheet(nodes, names, constants.found(), signature, called, languages, escapes);
  }

  private List<YamlMap> parts(YamlMap top) {
    Optional<Node> written = top.find(FlowRefs.INCLUDE).map(YamlMap.Entry::value);
    String expected = "a list of parts, such as [house]";
    if (written.isPresent() && !(written.get() instanceof SequenceNode)) {
      String what = "found " + Scalars.kindOf(written.get());
      problems.add(written.get(), Code.BAD_VALUE, what, expected);
    }
    Map<String, YamlMap> parts = new LinkedHashMap<>();
    Scalars scalars = new Scalars(problems);
    for (ScalarNode name : FlowRefs.parts(top)) {
      scalars
          .name(name, "the name of a part")
          .flatMap(_ -> library.part(name, problems))
          .ifPresent(part -> parts.put(name.getValue(), part));
    }
    return List.copyOf(parts.values());
  }

  /** The flow's own first; a part cannot have one of the same name. */
  private List<YamlMap.Entry> nodes(List<YamlMap.Entry> own, List<YamlMap> parts) {
    Map<String, YamlMap.Entry> all = new LinkedHashMap<>();
    own.forEach(entry -> all.put(entry.name(), entry));
    for (YamlMap part : parts) {
      for (YamlMap.Entry entry : PartParser.nodes(part, problems)) {
        YamlMap.Entry first = all.putIfAbsent(entry.name(), entry);
        if (first != null) {
          Place there = problems.place(first.key().getStartMark());
          String what = "there is a node " + Quoted.of(entry.name()) + " in " + there.file();
          problems.add(entry.key(), Code.TAKEN, what + ", too", "a name for each");
        }
      }
    }
    return new ArrayList<>(all.values());
  }

  /** Each is looked for once, so that it is missed once at each place that calls it. */
  private Map<String, Callee> called(List<YamlMap.Entry> nodes) {
    Map<String, Callee> called = new HashMap<>();
    for (YamlMap.Entry node : nodes) {
      FlowRefs.called(node)
          .filter(name -> Scalars.isName(name.getValue()))
          .flatMap(name -> library.flow(name, problems))
          .ifPresent(callee -> called.put(callee.name(), callee));
    }
    return called;
  }

  /** What a flow gives back is one of its own values. */
  private void given(String name, Signature.Declared result, Names names) {
    Optional<ValueType> type = names.value(name);
    if (type.isEmpty()) {
      String what = "nothing in the flow sets the result " + Quoted.of(name);
      problems.add(result.key(), Code.UNKNOWN_VALUE, what, names.oneOfValues(name));
    } else if (BuiltIn.TYPES.containsKey(name)) {
      String what = "'" + name + "' is there in every flow";
      problems.add(result.key(), Code.TAKEN, what, "a value of the flow's own");
    } else if (type.get() != result.type()) {
      String what = "'" + name + "' is " + type.get().word() + " in the flow";
      problems.add(
          result.key(), Code.WRONG_TYPE, what, "'" + name + ": " + type.get().word() + "'");
    }
  }
}

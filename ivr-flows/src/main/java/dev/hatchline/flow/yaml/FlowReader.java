package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Judgement;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.check.PromptRules;
import dev.hatchline.flow.check.ValueFlow;
import dev.hatchline.flow.check.VoiceRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads flows. A faulty one is refused with all its faults; see {@code docs/flow-language.md}. */
public final class FlowReader {
  private final Map<String, String> constants;
  private final List<Function<Flow, List<Fault>>> judges;

  /**
   * A reader for one operator, of flows that can be walked: what they say is not judged.
   *
   * @param constants what <code>{name}</code> stands for in every call, such as {@code company}
   */
  public FlowReader(Map<String, String> constants) {
    this(constants, List.of());
  }

  private FlowReader(Map<String, String> constants, List<Function<Flow, List<Fault>>> judges) {
    this.constants = Map.copyOf(constants);
    this.judges = List.copyOf(judges);
  }

  /** A reader of flows that callers may be given: each value is known where it is said. */
  public static FlowReader judging(Map<String, String> constants) {
    return judging(constants, _ -> List.of());
  }

  /**
   * The same in one house.
   *
   * @param house what flows may not name there; of a fault without a node the file is at fault
   */
  public static FlowReader judging(
      Map<String, String> constants, Function<Flow, List<Fault>> house) {
    return new FlowReader(constants, List.of(ValueFlow::faults, PromptRules::faults, house));
  }

  /** The same, judged by the house's voice, too. */
  public FlowReader speaking(VoiceRules voice) {
    List<Function<Flow, List<Fault>>> all = new ArrayList<>(judges);
    all.add(voice::faults);
    return new FlowReader(constants, all);
  }

  /** Reads one file. */
  public Flow read(Path file) throws FlowException {
    return read(file.toString(), text(file, file.toString()));
  }

  /**
   * The text of a file that may be anything.
   *
   * @param name how the problems name it
   */
  public static String text(Path file, String name) throws FlowException {
    return FlowFile.text(file, name);
  }

  /**
   * Reads a text.
   *
   * @param file how the problems name it
   */
  public Flow read(String file, String text) throws FlowException {
    Problems problems = new Problems(file);
    Optional<Draft> draft = draft(text, problems);
    if (!problems.all().isEmpty()) {
      throw new FlowException(problems.all());
    }
    return draft.map(FlowReader::flow).orElseThrow();
  }

  /**
   * Reads a text, and proves that nobody is stranded in it.
   *
   * @param file how the problems name it
   * @throws FlowException with every fault of it
   */
  public Proved prove(String file, String text, Measure measure) throws FlowException {
    Problems problems = new Problems(file);
    Optional<Draft> draft = draft(text, problems);
    Optional<Proved> proved =
        draft.filter(Draft::isWhole).flatMap(found -> proof(found, text, measure, problems));
    if (!problems.all().isEmpty()) {
      throw new FlowException(problems.all());
    }
    return proved.orElseThrow();
  }

  private static Optional<Proved> proof(
      Draft draft, String text, Measure measure, Problems problems) {
    Flow flow = flow(draft);
    Judgement judged = Judgement.of(flow, TextHash.heard(text), measure, draft.types());
    try {
      new Findings(draft, problems).reportMore(judged.faults());
    } catch (Enough _) {
      return Optional.empty();
    }
    return judged.certificate().map(certificate -> new Proved(flow, certificate));
  }

  private Optional<Draft> draft(String text, Problems problems) {
    try {
      Optional<Draft> draft =
          YamlSource.compose(text, problems).flatMap(new FlowParser(problems, constants)::parse);
      draft.ifPresent(found -> judge(found, problems));
      return draft;
    } catch (Enough _) {
      return Optional.empty();
    }
  }

  private void judge(Draft draft, Problems problems) {
    new FlowChecker(draft, problems).check();
    if (draft.isWhole()) {
      Flow flow = flow(draft);
      Findings findings = new Findings(draft, problems);
      judges.forEach(judge -> findings.report(judge.apply(flow)));
    }
  }

  /** Reads a flow that comes with Hatchline, such as {@code first-call}. */
  public Flow shipped(String name) throws FlowException {
    return read(shippedFile(name), shippedText(name));
  }

  /** How problems name it. */
  public static String shippedFile(String name) {
    return "flows/" + name + ".yaml";
  }

  /** Whether a flow of this name comes with Hatchline. */
  public static boolean isShipped(String name) {
    return FlowReader.class.getResource("/" + shippedFile(name)) != null;
  }

  /** Its text. */
  public static String shippedText(String name) throws FlowException {
    String file = shippedFile(name);
    try (InputStream in = FlowReader.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        String what = "no flow of this name is shipped";
        throw new FlowException(
            List.of(fault(file, Code.NO_SUCH_FLOW, what, "such as first-call")));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw refused(file, "cannot be read: " + fault, "a readable file");
    }
  }

  /** Reads every {@code .yaml} file of a folder; the faults of all of them come together. */
  public FlowCatalog folder(Path folder) throws FlowException {
    List<FlowProblem> problems = new ArrayList<>();
    Map<String, Flow> flows = new LinkedHashMap<>();
    for (Path file : yamlFiles(folder)) {
      try {
        Flow flow = read(file);
        if (flows.putIfAbsent(flow.name(), flow) != null) {
          String what = "another file has a flow '" + flow.name() + "' too";
          problems.add(fault(file.toString(), Code.DOUBLE_FLOW, what, "a name for each flow"));
        }
      } catch (FlowException faulty) {
        problems.addAll(faulty.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new FlowException(problems);
    }
    return new FlowCatalog(flows);
  }

  private static List<Path> yamlFiles(Path folder) throws FlowException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(FlowReader::isFlow).sorted().toList();
    } catch (IOException fault) {
      throw refused(folder.toString(), "cannot be listed: " + fault, "a folder of flows");
    }
  }

  /** Tests of flows lie beside them. */
  private static boolean isFlow(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") && !name.endsWith(".test.yaml");
  }

  private static FlowException refused(String file, String what, String expected) {
    return new FlowException(List.of(fault(file, Code.UNREADABLE, what, expected)));
  }

  /** A fault of a file as a whole. */
  private static FlowProblem fault(String file, Code code, String what, String expected) {
    return FlowProblem.ofFile(file, what, expected, code.word());
  }

  /** Only for a draft that is whole. */
  private static Flow flow(Draft draft) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    draft.nodes().forEach((name, node) -> nodes.put(name, node.node().orElseThrow()));
    return new Flow(
        draft.name().orElseThrow(),
        draft.queue().orElse(Flow.QUEUE_DEFAULT),
        draft.start().orElseThrow().getValue(),
        draft.waiting().or(draft::start).orElseThrow().getValue(),
        draft.callback().map(ScalarNode::getValue),
        draft.after().map(ScalarNode::getValue),
        nodes,
        draft.languages());
  }
}

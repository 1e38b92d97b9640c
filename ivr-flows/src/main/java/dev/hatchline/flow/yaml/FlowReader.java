package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.HeardRules;
import dev.hatchline.flow.check.Judgement;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.check.PromptRules;
import dev.hatchline.flow.check.ValueFlow;
import dev.hatchline.flow.check.Vocabulary;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.flow.yaml.files.FlowFile;
import dev.hatchline.flow.yaml.files.FlowFiles;
import dev.hatchline.flow.yaml.files.ShippedFlows;
import dev.hatchline.flow.yaml.files.TextHash;
import dev.hatchline.flow.yaml.problem.Code;
import dev.hatchline.flow.yaml.problem.Enough;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.flow.yaml.problem.Problems;
import dev.hatchline.flow.yaml.sheet.Sheet;
import dev.hatchline.flow.yaml.source.YamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads flows. A faulty one is refused with all its faults; see {@code docs/flow-language.md}. */
public final class FlowReader {
  private final Map<String, String> constants;
  private final Judges judges;
  private final FlowFiles files;
  private final boolean lines;

  /**
   * What a flow is held against.
   *
   * @param faults of a flow in the file that is named so
   * @param notes tells what is no fault
   */
  private record Judges(
      List<BiFunction<String, Flow, List<Fault>>> faults, Function<Flow, List<Fault>> notes) {
    Judges with(Function<Flow, List<Fault>> more) {
      List<BiFunction<String, Flow, List<Fault>>> all = new ArrayList<>(faults);
      all.add((_, flow) -> more.apply(flow));
      return new Judges(List.copyOf(all), notes);
    }
  }

  /**
   * A reader for one operator, of flows that can be walked: what they say is not judged.
   *
   * @param constants what <code>{name}</code> stands for in every call, such as {@code company}
   */
  public FlowReader(Map<String, String> constants) {
    this(constants, new Judges(List.of(), _ -> List.of()), FlowFiles.none(), false);
  }

  private FlowReader(Map<String, String> constants, Judges judges, FlowFiles files, boolean lines) {
    this.constants = Map.copyOf(constants);
    this.judges = judges;
    this.files = files;
    this.lines = lines;
  }

  /** A reader of flows that callers may be given: each value is known where it is said. */
  public static FlowReader judging(Map<String, String> constants) {
    return judging(constants, (_, _) -> List.of());
  }

  /**
   * The same in one house.
   *
   * @param house what flows may not name there, by how the problems name a flow's file; of a fault
   *     without a node the file is at fault
   */
  public static FlowReader judging(
      Map<String, String> constants, BiFunction<String, Flow, List<Fault>> house) {
    Judges judges =
        new Judges(
            List.of(
                (_, flow) -> ValueFlow.faults(flow), (_, flow) -> PromptRules.faults(flow), house),
            _ -> List.of());
    return new FlowReader(constants, judges, FlowFiles.none(), false);
  }

  /** The same reader, of flows that may include and call what is found there. */
  public FlowReader with(FlowFiles found) {
    return new FlowReader(constants, judges, found, lines);
  }

  /** The same reader, of flows that lines have: one that is of use to others alone is refused. */
  public FlowReader forLines() {
    return new FlowReader(constants, judges, files, true);
  }

  /** The same, judged by the house's voice, too. */
  public FlowReader speaking(VoiceRules voice) {
    return new FlowReader(constants, judges.with(voice::faults), files, lines);
  }

  /** The same, judged by what the house can understand, too. */
  public FlowReader hearing(Vocabulary vocabulary) {
    return hearing(vocabulary, Map.of());
  }

  /**
   * The same.
   *
   * @param escapes what leads to a person in every flow of the house, by language
   */
  public FlowReader hearing(Vocabulary vocabulary, Map<String, List<String>> escapes) {
    HeardRules heard = new HeardRules(vocabulary, escapes);
    Judges all = new Judges(judges.with(heard::faults).faults(), heard::notes);
    return new FlowReader(constants, all, files, lines);
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
    return FlowMaker.flow(draft(file, text));
  }

  private Draft draft(String file, String text) throws FlowException {
    Problems problems = new Problems(file);
    Optional<Draft> draft = draft(text, problems);
    if (!problems.all().isEmpty()) {
      throw new FlowException(problems.all());
    }
    return draft.orElseThrow();
  }

  /**
   * Reads a text, and proves that nobody is stranded in it.
   *
   * @param file how the problems name it
   * @throws FlowException with every fault of it
   */
  public Proved prove(String file, String text, Measure measure) throws FlowException {
    return prove(file, text, TextHash.heard(text), measure);
  }

  /**
   * The same for a flow that is more than its own file.
   *
   * @param hash what its certificate is of: that of all its files
   * @throws FlowException with every fault of it
   */
  public Proved prove(String file, String text, String hash, Measure measure) throws FlowException {
    Problems problems = new Problems(file);
    Optional<Draft> draft = draft(text, problems);
    Optional<Proved> proved =
        draft.filter(Draft::isWhole).flatMap(found -> proof(found, hash, measure, problems));
    if (!problems.all().isEmpty()) {
      throw new FlowException(problems.all());
    }
    return proved.orElseThrow();
  }

  private Optional<Proved> proof(Draft draft, String hash, Measure measure, Problems problems) {
    Flow flow = FlowMaker.flow(draft);
    Judgement judged = Judgement.of(flow, hash, measure, draft.linked().types());
    try {
      new Findings(draft, problems).reportMore(judged.faults());
    } catch (Enough _) {
      return Optional.empty();
    }
    return judged
        .certificate()
        .map(certificate -> new Proved(flow, certificate, notes(draft, flow, problems.file())));
  }

  private List<FlowProblem> notes(Draft draft, Flow flow, String file) {
    Problems notes = new Problems(file);
    try {
      new Findings(draft, notes).report(judges.notes().apply(flow));
    } catch (Enough _) {
      // As many as anybody reads are told.
    }
    return notes.all();
  }

  private Optional<Draft> draft(String text, Problems problems) {
    try {
      AtomicReference<FileLibrary> library = new AtomicReference<>();
      library.set(new FileLibrary(files, (called, in) -> called(called, in, library.get())));
      Optional<Draft> draft = parsed(text, problems, library.get());
      draft.ifPresent(found -> judge(found, new FlowChecker(found, problems)::check, problems));
      draft
          .map(Draft::sheet)
          .filter(sheet -> lines && sheet.isForOthers())
          .ifPresent(sheet -> forOthers(sheet, problems));
      return draft;
    } catch (Enough _) {
      return Optional.empty();
    }
  }

  private static void forOthers(Sheet sheet, Problems problems) {
    String what = "a flow that only others can call, for it is given something or comes back";
    String expected = "the flow of a line, without 'parameters' and 'return'";
    problems.add(sheet.forOthersAt(), Code.FOR_OTHERS, what, expected);
  }

  /** A flow that another calls: whether its callers have chosen to end is for that one to know. */
  private Optional<Draft> called(String text, Problems problems, FileLibrary library) {
    Optional<Draft> draft = parsed(text, problems, library);
    draft.ifPresent(found -> judge(found, new FlowChecker(found, problems)::checkCalled, problems));
    return draft;
  }

  private Optional<Draft> parsed(String text, Problems problems, FileLibrary library) {
    return YamlSource.compose(text, problems)
        .flatMap(new FlowParser(problems, constants, library)::parse);
  }

  private void judge(Draft draft, Runnable checker, Problems problems) {
    checker.run();
    if (draft.isWhole()) {
      Flow flow = FlowMaker.flow(draft);
      Findings findings = new Findings(draft, problems);
      String file = problems.file();
      judges.faults().forEach(judge -> findings.report(judge.apply(file, flow)));
    }
  }

  /** Reads a flow that comes with Hatchline, such as {@code first-call}. */
  public Flow shipped(String name) throws FlowException {
    return read(shippedFile(name), shippedText(name));
  }

  /** How problems name it. */
  public static String shippedFile(String name) {
    return ShippedFlows.file(ref(name));
  }

  private static FlowFiles.Ref ref(String flow) {
    return new FlowFiles.Ref(FlowFiles.Kind.FLOW, flow);
  }

  /** Whether a flow of this name comes with Hatchline. */
  public static boolean isShipped(String name) {
    return FlowReader.class.getResource("/" + shippedFile(name)) != null;
  }

  /** Its text. */
  public static String shippedText(String name) throws FlowException {
    Optional<FlowFiles.Source> found = ShippedFlows.find(ref(name));
    if (found.isEmpty()) {
      String what = "no flow of this name is shipped";
      throw new FlowException(
          List.of(fault(shippedFile(name), Code.NO_SUCH_FLOW, what, "such as first-call")));
    }
    return found.get().text();
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
}

package dev.hatchline.app;

import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.flow.Checking;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.flow.FolderVersions;
import dev.hatchline.app.flow.Preflight;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.flow.SavedFlows;
import dev.hatchline.app.flow.VersionStore;
import dev.hatchline.app.numbers.Regions;
import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.flow.yaml.FlowException;
import dev.hatchline.flow.yaml.FlowProblem;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.telephony.prompt.FreeTtsSynthesizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flows of all lines, by the operator's file: the operator's own where there is one of the
 * name, else the shipped.
 */
final class Flows {
  private Flows() {}

  /**
   * Makes them ready for callers, and publishes from now on what is saved.
   *
   * @throws FlowException with every fault of the flows of which no version can be heard
   */
  static Publisher open(Setting setting, Sounds sounds, InstantSource clock) throws FlowException {
    return Publisher.open(
        new Publisher.House(
            names(setting.config()),
            checking(setting.config()),
            sounds::prepare,
            saved(setting, clock),
            versions(setting.installation()),
            new FlowShelf(),
            clock));
  }

  /**
   * Looks whether there will be something to hear, and says what is refused.
   *
   * @throws FlowException as {@link #open}
   */
  static List<FlowProblem> check(Setting setting, InstantSource clock) throws FlowException {
    return new Preflight(
            checking(setting.config()), saved(setting, clock), versions(setting.installation()))
        .check(names(setting.config()));
  }

  private static List<String> names(OperatorConfig config) {
    return config.lines().stream().map(OperatorConfig.Line::flow).distinct().toList();
  }

  private static SavedFlows saved(Setting setting, InstantSource clock) {
    return new SavedFlows(setting.configFolder().resolve("flows"), clock);
  }

  /** Where their versions are kept. */
  static VersionStore versions(Installation installation) {
    return new FolderVersions(installation.flows());
  }

  /** What an operator's flows may say, and whom they may ask. */
  static Checking checking(OperatorConfig config) {
    FlowReader reader =
        FlowReader.judging(
                Map.of(
                    "company", config.company(),
                    "hours", config.hours().spoken(),
                    "date_order", Regions.dateOrder(config.region())))
            .speaking(new VoiceRules(FreeTtsSynthesizer.LANGUAGES));
    return (file, text) -> {
      Flow flow = reader.read(file, text);
      List<FlowProblem> problems = new ArrayList<>(unknownQueues(flow, config));
      problems.addAll(unknownSystems(flow, config));
      problems.addAll(unknownLanguages(flow, config));
      if (!problems.isEmpty()) {
        throw new FlowException(problems);
      }
      return new Checking.Checked(flow, Optional.empty());
    };
  }

  private static List<FlowProblem> unknownQueues(Flow flow, OperatorConfig config) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(node -> node instanceof Node.Queue q ? Stream.of(q.queue()) : Stream.of());
    List<String> known = config.queues().stream().map(OperatorConfig.Queue::name).toList();
    return unknown(flow, "queue", Stream.concat(Stream.of(flow.queue()), named), known);
  }

  private static List<FlowProblem> unknownSystems(Flow flow, OperatorConfig config) {
    Stream<String> named =
        flow.nodes().values().stream()
            .flatMap(
                node -> node instanceof Node.Lookup l ? Stream.of(l.what().system()) : Stream.of());
    List<String> known = config.systems().stream().map(BusinessSystem::name).toList();
    return unknown(flow, "system", named, known);
  }

  /** Of the lines that begin in another language than the flow's first. */
  private static List<FlowProblem> unknownLanguages(Flow flow, OperatorConfig config) {
    return config.lines().stream()
        .filter(line -> line.flow().equals(flow.name()))
        .filter(line ->
            line.language().filter(tag -> !flow.languages().nearest(tag).isPresent()).isPresent())
        .map(line ->
            FlowProblem.ofFile(
                flow.name(),
                "line %s begins in '%s'".formatted(line.number(), line.language().orElse("")),
                flow.languages().areSaid()
                    ? "one of the flow's languages: " + String.join(", ", flow.languages().tags())
                    : "'languages:' at the top of the flow, with it among them",
                "unknown-language"))
        .toList();
  }

  private static List<FlowProblem> unknown(
      Flow flow, String what, Stream<String> named, List<String> known) {
    String expected =
        known.isEmpty()
            ? "a " + what + " in the operator's file, which names none"
            : String.join(", ", known);
    return named
        .distinct()
        .filter(name -> !known.contains(name))
        .map(name ->
            FlowProblem.ofFile(
                flow.name(),
                "the " + what + " '" + name + "' does not exist",
                expected,
                "unknown-" + what))
        .toList();
  }
}

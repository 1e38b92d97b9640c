package dev.hatchline.app.web;

import dev.hatchline.app.flow.FlowState;
import dev.hatchline.app.flow.KeptVersion;
import dev.hatchline.app.flow.Live;
import dev.hatchline.app.flow.Pointer;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.flow.Refused;
import dev.hatchline.app.flow.Share;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How it stands with flows, for programs, the page and the health. */
final class FlowViews {
  /** Faults of one file that are told; whoever mends these sees the others. */
  private static final int PROBLEMS_MAX = 20;

  private static final int ALL = 100;

  private FlowViews() {}

  /**
   * A flow of a line.
   *
   * @param lines the numbers that are dialled for it
   * @param trial the version that a share of the calls hears; absent as a rule
   * @param refused the saved file, if callers do not hear it
   */
  record Full(
      String flow,
      List<String> lines,
      Version live,
      @Nullable Version trial,
      @Nullable Faulty refused) {}

  /**
   * A version.
   *
   * @param at when it was taken
   * @param hash SHA-256 of its text, without the share of the calls
   * @param percent of the calls that begin now and hear it
   * @param calls that have heard it since the engine's start
   */
  record Version(
      int version,
      String who,
      Instant at,
      String hash,
      @Nullable String certificate,
      int percent,
      long calls) {}

  /** A saved file with faults, as far as they are told. */
  record Faulty(Instant at, List<FlowProblem> problems) {}

  /** A version's text, as it was saved. */
  record Text(int version, String who, Instant at, String hash, String text) {}

  /** What is kept of a flow, newest first, and what callers heard when, oldest first. */
  record History(String flow, List<Version> versions, List<Moved> moves) {}

  /**
   * A change of what callers hear.
   *
   * @param why saved, tried or rolled-back
   */
  record Moved(Instant at, String who, int from, int to, String why) {}

  static Full full(FlowState state, Publisher flows, OperatorConfig config) {
    Live live = state.live();
    Live.Trial trial = live.trial();
    int tried = trial == null ? 0 : trial.percent();
    return new Full(
        state.flow(),
        config.lines().stream()
            .filter(line -> line.flow().equals(state.flow()))
            .map(OperatorConfig.Line::number)
            .toList(),
        version(state.flow(), live.main().kept(), ALL - tried, flows),
        trial == null ? null : version(state.flow(), trial.version().kept(), tried, flows),
        faulty(state.refused()));
  }

  static Version version(String flow, KeptVersion kept, int percent, Publisher flows) {
    return new Version(
        kept.number(),
        kept.text().who(),
        kept.text().at(),
        kept.text().hash(),
        kept.text().certificate().orElse(null),
        percent,
        flows.shelf().calls(flow, kept.number()));
  }

  private static @Nullable Faulty faulty(@Nullable Refused refused) {
    return refused == null
        ? null
        : new Faulty(refused.at(), refused.problems().stream().limit(PROBLEMS_MAX).toList());
  }

  /** How many of the calls that begin now hear this version, in percent. */
  static int percent(Pointer pointer, int version) {
    Share trial = pointer.trial();
    int tried = trial == null ? 0 : trial.percent();
    return trial != null && trial.version() == version
        ? tried
        : version == pointer.live() ? ALL - tried : 0;
  }

  static List<Moved> moves(Pointer pointer) {
    return pointer.moves().stream()
        .map(move ->
            new Moved(
                move.at(),
                move.who(),
                move.from(),
                move.to(),
                move.why().name().toLowerCase(Locale.ROOT).replace('_', '-')))
        .toList();
  }

  /** What is told of refused files, a sentence a fault. */
  static List<String> faults(List<FlowState> states) {
    return states.stream()
        .flatMap(state -> {
          Faulty faulty = faulty(state.refused());
          return faulty == null
              ? Stream.of()
              : faulty.problems().stream().map(problem -> state.flow() + ": " + problem);
        })
        .toList();
  }
}

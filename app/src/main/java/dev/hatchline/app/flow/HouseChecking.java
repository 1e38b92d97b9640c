package dev.hatchline.app.flow;

import dev.hatchline.app.numbers.Regions;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.Fault;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.check.Vocabulary;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.Proved;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one operator's flows may say, and whom they may ask. */
public final class HouseChecking implements Checking {
  /**
   * A fault that may be cleared by measuring all that is said before, and not the longest alone.
   */
  private static final String BY_TIME = "named-late";

  private final FlowReader reader;
  private final List<Measure> measures;
  private final VoiceRules voices;
  private final Map<String, List<String>> escapes;

  private HouseChecking(
      FlowReader reader,
      List<Measure> measures,
      VoiceRules voices,
      Map<String, List<String>> escapes) {
    this.reader = reader;
    this.measures = measures;
    this.voices = voices;
    this.escapes = escapes;
  }

  /**
   * By the operator's file.
   *
   * @param measures the quickest first: the next is asked where a time seems too long
   */
  public static HouseChecking of(OperatorConfig config, List<Measure> measures) {
    return of(config, measures, _ -> List.of());
  }

  /**
   * The same.
   *
   * @param more what else flows are held against
   */
  public static HouseChecking of(
      OperatorConfig config, List<Measure> measures, Function<Flow, List<Fault>> more) {
    HouseRules house = HouseRules.of(config);
    VoiceRules voices = HouseVoices.rules(config);
    FlowReader reader =
        FlowReader.judging(
                Map.of(
                    "company", config.company(),
                    "hours", config.hours().spoken(),
                    "date_order", Regions.dateOrder(config.region())),
                (file, flow) ->
                    Stream.concat(house.faults(file, flow).stream(), more.apply(flow).stream())
                        .toList())
            .speaking(voices);
    return new HouseChecking(reader, List.copyOf(measures), voices, config.speech().escapeWords());
  }

  /** The same, judged by what the house can understand, too. */
  public HouseChecking hearing(Vocabulary vocabulary) {
    return new HouseChecking(reader.hearing(vocabulary, escapes), measures, voices, escapes);
  }

  /** The same, of flows that lines have: one that is of use to others alone is refused. */
  public Checking forLines() {
    return new HouseChecking(reader.forLines(), measures, voices, escapes);
  }

  @Override
  public Checked check(String file, String text) throws FlowException {
    Bundle bundle = Bundle.of(text);
    return check(reader.with(bundle.files()), file, bundle);
  }

  private Checked check(FlowReader reader, String file, Bundle bundle) throws FlowException {
    String text = bundle.main();
    String hash = bundle.hash();
    for (Measure measure : measures.subList(0, measures.size() - 1)) {
      try {
        return proved(reader.prove(file, text, hash, measure));
      } catch (FlowException fault) {
        if (fault.problems().stream().noneMatch(one -> one.code().equals(BY_TIME))) {
          throw fault;
        }
      }
    }
    return proved(reader.prove(file, text, hash, measures.getLast()));
  }

  private Checked proved(Proved proved) {
    Flow flow = proved.flow();
    return new Checked(
        flow, proved.certificate().text() + HouseTongues.told(flow, voices), proved.notes());
  }
}

package dev.hatchline.app;

import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.flow.Checking;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.flow.FolderVersions;
import dev.hatchline.app.flow.HouseChecking;
import dev.hatchline.app.flow.HouseVoices;
import dev.hatchline.app.flow.HouseWords;
import dev.hatchline.app.flow.Preflight;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.flow.SavedFlows;
import dev.hatchline.app.flow.VersionStore;
import dev.hatchline.app.flow.VoiceLength;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.check.Measure;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.telephony.prompt.Programs;
import java.time.InstantSource;
import java.util.List;

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
    return Publisher.open(house(setting, sounds, clock));
  }

  /** What publishing needs of this house. */
  static Publisher.House house(Setting setting, Sounds sounds, InstantSource clock) {
    return new Publisher.House(
        names(setting.config()),
        checking(setting, List.of(measure(setting, sounds))),
        sounds::prepare,
        saved(setting, clock),
        versions(setting.installation()),
        new FlowShelf(),
        clock);
  }

  /**
   * Looks whether there will be something to hear, and says what is refused.
   *
   * @throws FlowException as {@link #open}
   */
  static List<FlowProblem> check(Setting setting, InstantSource clock) throws FlowException {
    try (VoiceLength.Measures measures = VoiceLength.measures(voice(setting))) {
      return new Preflight(
              checking(setting, measures.all()),
              saved(setting, clock),
              versions(setting.installation()))
          .check(names(setting.config()));
    }
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
  static Checking checking(OperatorConfig config, HouseWords words, List<Measure> measures) {
    return HouseChecking.of(config, measures).hearing(words).forLines();
  }

  private static Checking checking(Setting setting, List<Measure> measures) {
    return checking(
        setting.config(),
        new HouseWords(
            setting.config().speech(), setting.installation().models(), setting.configFolder()),
        measures);
  }

  /** By what callers will hear, which is kept then. */
  private static Measure measure(Setting setting, Sounds sounds) {
    return new Measure(HouseVoices.of(setting.config()).toString(), false, sounds::length);
  }

  private static VoiceLength.Where voice(Setting setting) {
    return new VoiceLength.Where(
        HouseVoices.of(setting.config()),
        Programs.of(System.getenv()),
        setting.installation().prompts(),
        setting.configFolder().resolve("recordings"));
  }
}

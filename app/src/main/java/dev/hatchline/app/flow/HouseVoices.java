package dev.hatchline.app.flow;

import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.check.VoiceRules;
import dev.hatchline.telephony.prompt.VoiceNames;

/** The voices of the operator's file, as those who speak know them. */
public final class HouseVoices {
  private HouseVoices() {}

  public static VoiceNames of(OperatorConfig config) {
    return VoiceNames.of(config.voice().name(), config.voice().languages());
  }

  /** What they can speak. */
  public static VoiceRules rules(OperatorConfig config) {
    return new VoiceRules(of(config).spoken());
  }
}

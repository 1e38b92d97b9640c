package dev.hatchline.app;

import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.flow.HouseVoices;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Voices;
import java.nio.file.Path;

/** All that callers hear: the operator's voices, recordings and music. */
final class Voice {
  private Voice() {}

  /** The store of all that is spoken, with the operator's voices. */
  static PromptStore prompts(Setting setting) {
    return new PromptStore(
        setting.installation().prompts(),
        recordings(setting),
        Voices.of(HouseVoices.of(setting.config()), Programs.of(System.getenv())));
  }

  /** What no flow says is spoken already. */
  static Sounds sounds(Setting setting, PromptStore prompts) throws PromptException {
    return new Sounds(
        prompts,
        recordings(setting),
        setting.config().hours(),
        setting.config().company(),
        LineMusic.of(setting.installation()),
        LineMusic.ready(setting.installation()));
  }

  private static Path recordings(Setting setting) {
    return setting.configFolder().resolve("recordings");
  }
}

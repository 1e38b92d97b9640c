package dev.hatchline.app;

import dev.hatchline.app.business.Systems;
import dev.hatchline.app.call.EarCounts;
import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import java.io.IOException;
import java.time.InstantSource;

/**
 * What the line and its callers say to each other: the flows and whom they ask, all that is spoken,
 * who hears what callers say, and the sound that goes both ways.
 */
final class Dialogue implements AutoCloseable {
  private final PromptStore prompts;
  private final Sounds sounds;
  private final Publisher flows;
  private final Systems systems;
  private final PhoneNumbers numbers;
  private final AudioSocketServer media;
  private final SpeechSide speech;

  /**
   * Takes the port for sound; nobody is heard yet.
   *
   * @param counts told of what is heard
   * @throws FlowException with every fault of the flows
   * @throws PromptException if a prompt cannot be spoken
   * @throws IOException if the port or a folder cannot be had
   */
  Dialogue(Setting setting, EarCounts counts, InstantSource clock)
      throws FlowException, PromptException, IOException {
    prompts = Voice.prompts(setting);
    sounds = Voice.sounds(setting, prompts);
    flows = Flows.open(setting, sounds, clock);
    systems = Systems.of(setting.config(), setting.installation(), setting.secrets(), clock);
    numbers = new PhoneNumbers(setting.config());
    media = AsteriskSide.media(setting);
    speech =
        new SpeechSide(
            setting, counts, () -> SpokenLanguages.of(setting.config().lines(), flows.states()));
  }

  Sounds sounds() {
    return sounds;
  }

  Publisher flows() {
    return flows;
  }

  /** What flows may ask. */
  Systems systems() {
    return systems;
  }

  PhoneNumbers numbers() {
    return numbers;
  }

  AudioSocketServer media() {
    return media;
  }

  /** What is heard of callers. */
  SpeechSide speech() {
    return speech;
  }

  /** Callers hear nothing from us any more, so that Asterisk goes on with them. */
  void fallSilent() {
    flows.close();
    media.close();
  }

  /** When no call is up here any more. */
  @Override
  public void close() {
    speech.close();
    systems.close();
    prompts.close();
  }
}

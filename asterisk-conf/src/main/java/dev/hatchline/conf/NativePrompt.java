package dev.hatchline.conf;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What Asterisk says without the engine, so it must lie ready as files before Asterisk starts: WAV,
 * 8 kHz, 16 bit, mono.
 */
public enum NativePrompt {
  PAUSED("You are paused. No calls will ring on this phone."),
  AVAILABLE("You are available. Calls will ring on this phone."),
  NOBODY_MESSAGE(
      "Nobody is here right now. {hours}After the tone, please say your name, your number, and what"
          + " it is about. Then hang up, or press pound."),
  PLEASE_HOLD("A person will be with you. You keep your place in line."),
  AGENT_READY("Your agent is ready."),
  MESSAGE_HEARD("If that is all, press one. To call them now, press two."),
  MESSAGE_NEVER("This number cannot be called."),
  MESSAGE_NOT_NOW("They cannot be called at this time. The message comes again."),
  CALLBACK_CONFIRM("Hello. You asked us to call you back. To be connected, press one."),
  CALLBACK_MACHINE("Hello. You asked us to call you back. We will try again. Goodbye."),
  MESSAGE_THANKS("Thank you. We have your message. Goodbye.");

  private final String english;

  NativePrompt(String english) {
    this.english = english;
  }

  /** Also the file's name without {@code .wav}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words, which say when people are there where that helps. */
  public String english(Hours hours) {
    String open = hours.equals(Hours.ALWAYS) ? "" : hours.spoken() + " ";
    return english.replace("{hours}", open);
  }

  public Path file(Installation installation) {
    return installation.sounds().resolve(id() + ".wav");
  }
}

package dev.hatchline.app.call;

import java.util.Locale;

/** What the engine itself says, whatever the flow, and always in the same words. */
enum HousePrompt {
  /** To a caller in line who would rather leave word. */
  MESSAGE_CHOSEN,
  /** To a caller whom we owe a call. */
  OFFER_PLACE,
  /** To a caller with our promise who seems to ask for a person. */
  OFFER_PERSON,
  /** To a caller who rang a little before. */
  WELCOME_BACK,
  /** To a caller whom the flow has told why. */
  AFTER_THE_TONE,
  /** To a caller for whom nobody is there; with the hours. */
  NOBODY_MESSAGE,
  /** To a caller who has left a message. */
  MESSAGE_THANKS,
  /** The first words to a customer whom we have called; with the company's name. */
  CALLBACK_GREETING;

  /** Of its sentence; also the name of a recording that stands in, without {@code .wav}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

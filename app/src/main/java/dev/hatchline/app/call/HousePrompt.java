package dev.hatchline.app.call;

import java.util.Locale;

/** What the engine itself says, whatever the flow. */
enum HousePrompt {
  /** To a caller in line who would rather leave word. */
  MESSAGE_CHOSEN(
      "We will call you back. After the tone, please say your name, your number, and what it is"
          + " about. Then hang up, or press pound."),
  /** To a caller whom we owe a call. */
  OFFER_PLACE(
      "You asked us to call you back. To have your place on the line instead, stay here or press"
          + " one. For anything else, two. To keep the call back, hang up."),
  /** To a caller with our promise who seems to ask for a person. */
  OFFER_PERSON("We will call you. For a person now instead of that, press zero."),
  /** To a caller who rang a little before. */
  WELCOME_BACK("Welcome back."),
  /** To a caller whom the flow has told why. */
  AFTER_THE_TONE("Please speak after the tone. Then hang up, or press pound.");

  private final String english;

  HousePrompt(String english) {
    this.english = english;
  }

  /** Also the name of a recording that stands in, without {@code .wav}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String english() {
    return english;
  }
}

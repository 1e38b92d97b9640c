package dev.hatchline.call.control;

import dev.hatchline.call.Place;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller in line hears, and has been told.
 *
 * @param music whether the caller wants to hear music
 * @param speaking whether something is being said over it
 * @param told the place last told; absent when the caller is to be told at the next look
 * @param toldAt when something was last said
 * @param choicesAt when the choices are due
 * @param wish what becomes of the caller if the phone that rings is not answered
 * @param deserted whether nobody was signed in when the caller last stood in line to hear of it
 * @param keysFrom keys pressed before were meant for the automation that the caller comes from
 * @param asked whether the caller was asked for a message and left none
 */
record Waiting(
    boolean music,
    boolean speaking,
    @Nullable Place told,
    Instant toldAt,
    Instant choicesAt,
    Wish wish,
    boolean deserted,
    boolean asked,
    Instant keysFrom) {

  /** So long after the automation a key still belongs to it; each such key begins it anew. */
  private static final Duration STILL_TYPING = Duration.ofSeconds(3);

  /** What a caller has asked for while a phone rang. */
  enum Wish {
    /** To go on waiting. */
    A_PERSON,
    /** The automation meanwhile. */
    AUTOMATION,
    /** To be called back instead. */
    A_CALLBACK,
    /** To leave a message instead. */
    A_MESSAGE
  }

  static Waiting begun(Call call, Instant at) {
    return new Waiting(true, false, null, at, call.choicesAt(at), Wish.A_PERSON, false, false, at);
  }

  Waiting switched() {
    return new Waiting(!music, speaking, told, toldAt, choicesAt, wish, deserted, asked, keysFrom);
  }

  Waiting saying(Instant at) {
    return new Waiting(music, true, told, at, choicesAt, wish, deserted, asked, keysFrom);
  }

  Waiting telling(Place place, Instant at) {
    return new Waiting(music, true, place, at, choicesAt, wish, deserted, asked, keysFrom);
  }

  Waiting offering(Instant at, Instant again) {
    return new Waiting(music, true, told, at, again, wish, deserted, asked, keysFrom);
  }

  Waiting said() {
    return new Waiting(music, false, told, toldAt, choicesAt, wish, deserted, asked, keysFrom);
  }

  Waiting wishing(Wish other) {
    return new Waiting(music, speaking, told, toldAt, choicesAt, other, deserted, asked, keysFrom);
  }

  Waiting without() {
    return new Waiting(music, speaking, told, toldAt, choicesAt, wish, true, asked, keysFrom);
  }

  /** Back from somewhere else: the place is told anew. */
  Waiting again() {
    return new Waiting(
        music, false, null, toldAt, choicesAt, Wish.A_PERSON, false, false, keysFrom);
  }

  /** The phone was not answered; what has been told still holds. */
  Waiting unanswered() {
    return new Waiting(
        music, false, told, toldAt, choicesAt, Wish.A_PERSON, false, asked, keysFrom);
  }

  /** The caller was asked for a message, and said nothing. */
  Waiting silent() {
    return new Waiting(music, speaking, told, toldAt, choicesAt, wish, deserted, true, keysFrom);
  }

  /** The caller may still be typing to the automation. */
  Waiting stillTyping(Instant at) {
    return new Waiting(
        music, speaking, told, toldAt, choicesAt, wish, deserted, asked, at.plus(STILL_TYPING));
  }

  boolean listens(Instant at) {
    return !at.isBefore(keysFrom);
  }
}

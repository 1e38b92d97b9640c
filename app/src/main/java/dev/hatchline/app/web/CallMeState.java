package dev.hatchline.app.web;

import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request, in words for whoever asked.
 *
 * @param state the callback's, or {@code ringing}
 * @param title the same as people say it
 * @param place in line, as a sentence, or empty
 * @param over nothing will change any more
 * @param cancellable whether there is something to cancel
 */
record CallMeState(
    String state, String title, String text, String place, boolean over, boolean cancellable) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, h:mm a", Locale.US);

  /**
   * What is known at this moment.
   *
   * @param rings whether the customer's phone is known to ring
   * @param place in line, if the callback stands there
   */
  record Now(boolean rings, @Nullable Integer place, Instant at, ZoneId zone) {}

  static CallMeState of(Callback callback, boolean own, Now now) {
    String word = CallbackViews.word(callback.state());
    return switch (callback.state()) {
      case CallbackState.Waiting(var _, Instant due) -> waiting(callback, own, due, now);
      case CallbackState.Dialling _ ->
          now.rings()
              ? open("ringing", "Your phone rings now", "Please pick up: it is us.", true)
              : open(word, "We are calling you now", "Your phone rings in a moment.", true);
      case CallbackState.Answered _ ->
          open(word, "You are on the line", "A person is with you in a moment.", false);
      case CallbackState.Connected _ ->
          over(word, "You were connected", "You talk, or have talked, to a person of ours.");
      case CallbackState.GivenUp _ ->
          over(
              word,
              "We did not reach you",
              "We do not try again by ourselves. You can ask for a call again, or call us.");
      case CallbackState.Cancelled _ -> withdrawn();
      case CallbackState.TakenOver _ ->
          over(word, "You have called us", "Your own call has taken your place in line.");
      case CallbackState.Unknown _ ->
          over(
              word,
              "We do not know how our call ended",
              "A person looks into it. You can ask for a call again, or call us.");
    };
  }

  /** The request was taken back; told alike to whoever asked first and to others. */
  static CallMeState withdrawn() {
    return over(
        "cancelled",
        "Cancelled",
        "Your request is taken back. If a call to this number was asked for elsewhere too, that"
            + " one still comes.");
  }

  /** Who did not ask first learns nothing of what was before. */
  private static CallMeState waiting(Callback callback, boolean own, Instant due, Now now) {
    String place = now.place() == null ? "" : "You are number " + now.place() + " in line.";
    if (!own || callback.attempts() == 0) {
      return new CallMeState(
          "waiting", "We will call you", callback.promise().words(), place, false, true);
    }
    String again =
        due.isAfter(now.at())
            ? "We try again on " + TIME.format(due.atZone(now.zone())) + "."
            : "We try again as soon as a person is free.";
    return new CallMeState("again", "We did not reach you", again, place, false, true);
  }

  private static CallMeState open(String state, String title, String text, boolean cancellable) {
    return new CallMeState(state, title, text, "", false, cancellable);
  }

  private static CallMeState over(String state, String title, String text) {
    return new CallMeState(state, title, text, "", true, false);
  }
}

package dev.hatchline.app;

import dev.hatchline.app.call.Incident;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackNews;
import java.time.Instant;
import java.util.Optional;

/** Which news of callbacks a person should look into, in words for that person. */
final class CallbackIncidents {
  private CallbackIncidents() {}

  static Optional<Incident> of(CallbackNews news, Instant now) {
    return switch (news) {
      case CallbackNews.NeedsPerson(Callback callback, String sentence) ->
          Optional.of(
              new Incident(now, "callback", sentence + " (" + number(callback) + ")", null));
      case CallbackNews.AboutToBreak(Callback callback) ->
          Optional.of(
              new Incident(
                  now,
                  "promise-about-to-break",
                  "The promise to call %s is about to break.".formatted(number(callback)),
                  null));
      case CallbackNews.StoreAway(String why) ->
          Optional.of(
              new Incident(
                  now,
                  "callbacks-not-kept",
                  "No call back is promised or dialled: the database does not answer (%s)."
                      .formatted(why),
                  null));
      case CallbackNews.Promised _,
          CallbackNews.Refused _,
          CallbackNews.NotKept _,
          CallbackNews.Moved _,
          CallbackNews.CustomerRings _,
          CallbackNews.StoreBack _ ->
          Optional.empty();
    };
  }

  private static String number(Callback callback) {
    return callback.request().number().e164();
  }
}

package dev.hatchline.app;

import dev.hatchline.app.call.Incident;
import dev.hatchline.routing.cases.CaseNews;
import java.time.Instant;
import java.util.Optional;

/** Which news of cases a person should look into, in words for that person. */
final class CaseIncidents {
  private CaseIncidents() {}

  static Optional<Incident> of(CaseNews news, Instant now) {
    return switch (news) {
      case CaseNews.Refused(var change, String reason) ->
          Optional.of(
              new Incident(
                  now,
                  "case-change-refused",
                  "Something could not be written down in case %s, which had changed meanwhile: %s."
                      .formatted(change.id(), reason),
                  null));
      case CaseNews.StoreAway(String why) ->
          Optional.of(
              new Incident(
                  now,
                  "cases-not-kept",
                  "Cases wait in a journal: the database does not answer (%s).".formatted(why),
                  null));
      case CaseNews.JournalAway(String why) ->
          Optional.of(
              new Incident(
                  now,
                  "case-journal",
                  "Cases wait in memory alone, for their journal cannot be written (%s)."
                      .formatted(why),
                  null));
      case CaseNews.Changed _, CaseNews.Happened _, CaseNews.GoesOn _, CaseNews.StoreBack _ ->
          Optional.empty();
    };
  }
}

package dev.hatchline.app;

import dev.hatchline.app.call.Incident;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeNews;
import java.time.Instant;
import java.util.Optional;

/** Which news of notices a person should look into, in words for that person. */
final class NoticeIncidents {
  private NoticeIncidents() {}

  static Optional<Incident> of(NoticeNews news, Instant now) {
    return switch (news) {
      case NoticeNews.NeedsPerson(Notice notice, String sentence) ->
          Optional.of(
              new Incident(
                  now, "notice", sentence + " (" + notice.news().number().e164() + ")", null));
      case NoticeNews.StoreAway(String why) ->
          Optional.of(
              new Incident(
                  now,
                  "notices-not-kept",
                  "Nobody is called with news: the database does not answer (%s).".formatted(why),
                  null));
      case NoticeNews.Taken _, NoticeNews.Moved _, NoticeNews.StoreBack _ -> Optional.empty();
    };
  }
}

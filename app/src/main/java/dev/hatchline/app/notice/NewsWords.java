package dev.hatchline.app.notice;

import dev.hatchline.app.callback.TimeWords;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.outage.Outage;
import java.time.Instant;
import java.time.ZoneId;

/** What is said of outages, and in calls with news. */
final class NewsWords {
  static final String SUBSCRIBED =
      "We will call you as soon as it is over. For anything else, please stay on the line.";
  static final String NOT_SUBSCRIBED = "We cannot note that just now.";
  static final String THANKS = "Thank you. Goodbye.";
  static final String GOODBYE = "Goodbye.";

  private NewsWords() {}

  /**
   * Of an outage.
   *
   * @param offered whether the caller may be called when it is over
   */
  static String outage(Outage outage, boolean offered, ZoneId zone, Instant now) {
    Instant next = outage.nextNews();
    // What was to be known by now, and is not, is not said.
    String news =
        next == null || next.isBefore(now)
            ? ""
            : " We will know more " + TimeWords.SPOKEN.of(next, zone, now) + ".";
    String offer = offered ? " To be called when it is over, press one." : "";
    return ended(outage.sentence()) + news + offer + " For a person, press zero.";
  }

  /** Of a call of ours. */
  static String news(News news, String company) {
    String told = "This is " + ended(company) + " " + ended(news.sentence());
    return switch (news.kind()) {
      case ALL_CLEAR ->
          told
              + " If it works again, press one. If it does not, press two. For a person, press"
              + " zero.";
      case PROGRESS -> told + " If you have understood, press one. For a person, press zero.";
    };
  }

  private static String ended(String sentence) {
    String text = sentence.strip();
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }
}

package dev.hatchline.routing.outage;

import dev.hatchline.routing.callback.Text;
import dev.hatchline.routing.notice.News;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not work.
 *
 * @param sentence as callers hear it, 1 to {@link News#SENTENCE_CHARS_MAX} characters
 * @param nextNews when more will be known; absent if nobody can say
 * @param since when it was entered
 * @param version rises with each change
 */
public record Outage(
    OutageId id,
    Area area,
    String sentence,
    @Nullable Instant nextNews,
    Instant since,
    OutageState state,
    int version) {
  public Outage {
    Text.within(sentence, News.SENTENCE_CHARS_MAX, "a sentence");
    since = Text.micros(since);
    nextNews = nextNews == null ? null : Text.micros(nextNews);
    switch (state) {
      case OutageState.Open _ -> {}
      case OutageState.Clearing(String all, _) -> within(all);
      case OutageState.Cleared(String all, _) -> within(all);
    }
  }

  private static void within(String allClear) {
    Text.within(allClear, News.SENTENCE_CHARS_MAX, "an all-clear");
  }

  public boolean open() {
    return state instanceof OutageState.Open;
  }

  Outage saying(String other, @Nullable Instant next) {
    return new Outage(id, area, other, next, since, state, version + 1);
  }

  Outage in(OutageState next) {
    return new Outage(id, area, sentence, nextNews, since, next, version + 1);
  }
}

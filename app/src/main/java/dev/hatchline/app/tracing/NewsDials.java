package dev.hatchline.app.tracing;

import dev.hatchline.metrics.span.Part;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeNews;
import dev.hatchline.routing.notice.NoticeState;
import java.util.function.Consumer;

/** Each dialling of a customer for whom there is news, for the trace of the call that comes. */
public final class NewsDials implements Consumer<NoticeNews> {
  private static final String NOT_REACHED = "not-reached";

  private final CallNotes notes;

  public NewsDials(CallNotes notes) {
    this.notes = notes;
  }

  @Override
  public void accept(NoticeNews news) {
    if (news instanceof NoticeNews.Moved(Notice before, Notice after)
        && before.state() instanceof NoticeState.Dialling dialled) {
      over(dialled, before, after);
    }
  }

  private void over(NoticeState.Dialling dialled, Notice before, Notice after) {
    switch (after.state()) {
      case NoticeState.Dialling _ -> {}
      case NoticeState.Answered _,
          NoticeState.Confirmed _,
          NoticeState.WithPerson _,
          NoticeState.Heard _ ->
          told(dialled, "answered", true);
      case NoticeState.Due _ ->
          told(dialled, after.attempts() < before.attempts() ? "not-dialled" : NOT_REACHED, false);
      case NoticeState.GivenUp _ -> told(dialled, NOT_REACHED, false);
      case NoticeState.Withdrawn _ -> told(dialled, "cancelled", false);
      case NoticeState.Unknown _ -> told(dialled, "unknown", false);
    }
  }

  private void told(NoticeState.Dialling dialled, String outcome, boolean answered) {
    notes.dialled(dialled.call(), Part.NEWS, dialled.at(), outcome, answered);
  }
}

package dev.hatchline.app.notice;

import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Telling;
import dev.hatchline.routing.cases.Telling.Result;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeState;

/** Notices as the case of the customer keeps them. */
final class Tellings {
  private Tellings() {}

  static Telling of(Notice notice, Actor by) {
    News news = notice.news();
    NoticeState state = notice.state();
    return new Telling(
        notice.id().value(),
        news.sentence(),
        news.kind() == News.Kind.ALL_CLEAR,
        by,
        news.at(),
        result(state),
        state instanceof NoticeState.GivenUp(String why, _) ? why : "",
        state.open() ? news.at() : state.at());
  }

  private static Result result(NoticeState state) {
    return switch (state) {
      case NoticeState.Due _, NoticeState.Dialling _, NoticeState.Answered _ -> Result.WAITING;
      case NoticeState.Confirmed _ -> Result.CONFIRMED;
      case NoticeState.Heard _ -> Result.ANSWERED;
      case NoticeState.WithPerson _ -> Result.WITH_PERSON;
      case NoticeState.GivenUp _ -> Result.NOT_REACHED;
      case NoticeState.Withdrawn _ -> Result.WITHDRAWN;
      case NoticeState.Unknown _ -> Result.UNKNOWN;
    };
  }
}

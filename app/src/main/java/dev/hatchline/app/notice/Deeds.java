package dev.hatchline.app.notice;

import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.CaseState;
import dev.hatchline.routing.cases.CaseState.Closed;
import dev.hatchline.routing.cases.CaseState.Merged;
import dev.hatchline.routing.cases.CaseState.Open;
import dev.hatchline.routing.cases.CaseState.Solved;
import dev.hatchline.routing.notice.NoticeId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Solving cases and opening them again, as customers are told of it: each deed once, and one that
 * is undone before it was told not at all, whoever undoes it. Hears of both from the engine that
 * has made it lasting.
 */
public final class Deeds implements Consumer<CaseNews> {
  private final CompletableFuture<Function<NoticeId, CompletableFuture<Boolean>>> withdraw =
      new CompletableFuture<>();

  /** From now on news can be withdrawn; what was undone earlier is, too. */
  public void begin(Function<NoticeId, CompletableFuture<Boolean>> notices) {
    withdraw.complete(notices);
  }

  /** By which what was done last is told once, for {@link ProgressTelling#tell}. */
  public static String key(CaseState done) {
    return switch (done) {
      case Open(var since, var _) -> "deed opened " + since;
      case Solved solved -> "deed solved " + solved.at();
      case Closed(var _, var at) -> "deed closed " + at;
      case Merged(var _, var at) -> "deed merged " + at;
    };
  }

  @Override
  public void accept(CaseNews news) {
    if (news instanceof CaseNews.Happened(var _, Case before, Case after)
        && before != null
        && undone(before.state(), after.state())) {
      NoticeId told = ProgressTelling.id(before.id(), key(before.state()));
      var _ = withdraw.thenCompose(notices -> notices.apply(told));
    }
  }

  /** A case that was never solved was opened by nobody's deed. */
  private static boolean undone(CaseState before, CaseState after) {
    return switch (before) {
      case Solved _ -> after instanceof Open;
      case Open open -> open.back() != null && after instanceof Solved;
      case Closed _, Merged _ -> false;
    };
  }
}

package dev.hatchline.app.notice;

import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.CaseStore;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.Disposition;
import dev.hatchline.routing.cases.Kept;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What follows from the end of a notice: the case of the customer says how it ended, and whoever
 * confirms by a key that it works again has theirs solved. Everybody else's stays open.
 *
 * @param waiting runs what waits for the store
 */
record CaseNewsEnds(CaseDesk cases, CaseStore store, Executor waiting)
    implements Function<Notice, CompletableFuture<Boolean>> {
  private static final Disposition CONFIRMED = new Disposition("confirmed by the customer");
  private static final CompletableFuture<Boolean> NOTHING = CompletableFuture.completedFuture(true);

  @Override
  public CompletableFuture<Boolean> apply(Notice notice) {
    CaseId about = notice.news().about();
    return about == null ? NOTHING : ended(about, notice);
  }

  private CompletableFuture<Boolean> ended(CaseId id, Notice notice) {
    boolean solves =
        notice.news().kind() == News.Kind.ALL_CLEAR
            && notice.state() instanceof NoticeState.Confirmed;
    CaseEvent told = new CaseEvent.Announced(Tellings.of(notice, Actor.HOUSE));
    return cases
        .find(id)
        .thenCompose(found ->
            found.isEmpty()
                ? erased(id)
                : change(id, told)
                    .thenCompose(kept ->
                        kept && solves && found.get().open()
                            ? change(id, new CaseEvent.Solve(CONFIRMED, null))
                            : CompletableFuture.completedFuture(kept)));
  }

  /** One that the desk does not find may only be out of reach: the store says whether it is. */
  private CompletableFuture<Boolean> erased(CaseId id) {
    return CompletableFuture.supplyAsync(() -> missing(id), waiting).exceptionally(_ -> false);
  }

  private boolean missing(CaseId id) {
    try {
      return store.find(id).isEmpty();
    } catch (StoreException _) {
      return false; // asked again soon
    }
  }

  private CompletableFuture<Boolean> change(CaseId id, CaseEvent event) {
    return cases
        .change(id, event)
        .thenCompose(changed ->
            switch (changed) {
              case Changed.Done(var _, CompletableFuture<Kept> kept) ->
                  kept.thenApply(how -> !(how instanceof Kept.Refused)).exceptionally(_ -> false);
              case Changed.Refused _ -> NOTHING;
            });
  }
}

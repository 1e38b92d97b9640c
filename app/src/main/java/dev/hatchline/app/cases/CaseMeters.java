package dev.hatchline.app.cases;

import dev.hatchline.metrics.CaseMetrics;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.cases.Credit.CreditState;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the meters, which know nothing of the routing, what happens to cases. */
public final class CaseMeters implements Consumer<CaseNews> {
  private static final String REOPENED = "reopened";

  private final CaseMetrics metrics;

  public CaseMeters(CaseMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void accept(CaseNews news) {
    if (news instanceof CaseNews.Happened(var change, Case before, Case after)) {
      happened(before, after, change.event());
      if (change.event() instanceof CaseEvent.Solve) {
        metrics.solved(
            Duration.between(after.openedAt(), change.at()),
            after.dossier().contacts().size() + after.dossier().earlier());
      }
    }
  }

  private void happened(@Nullable Case before, Case after, CaseEvent event) {
    switch (event) {
      case CaseEvent.Opened _ -> metrics.happened("opened");
      case CaseEvent.Solve _ -> metrics.happened("solved");
      case CaseEvent.Lapse _ -> metrics.happened("closed");
      case CaseEvent.MergedInto _ -> metrics.happened("merged");
      case CaseEvent.Reopen _ -> metrics.happened(REOPENED);
      case CaseEvent.Contacted _, CaseEvent.TookIn _ -> {
        if (before != null && !before.open() && after.open()) {
          metrics.happened(REOPENED);
        }
      }
      case CaseEvent.Credited _ -> metrics.credit(word(new CreditState.Granted()));
      case CaseEvent.CreditSettled(var _, CreditState state) -> metrics.credit(word(state));
      case CaseEvent.Queued _,
          CaseEvent.Reached _,
          CaseEvent.Ended _,
          CaseEvent.BrokeOff _,
          CaseEvent.Left _,
          CaseEvent.Told _,
          CaseEvent.Noted _,
          CaseEvent.Promised _,
          CaseEvent.PromiseEnded _,
          CaseEvent.CreditSentAgain _,
          CaseEvent.LookedUp _,
          CaseEvent.Announced _,
          CaseEvent.Owned _,
          CaseEvent.Weighed _,
          CaseEvent.About _,
          CaseEvent.AccountGiven _,
          CaseEvent.Speaks _ -> {}
    }
  }

  private static String word(CreditState state) {
    return switch (state) {
      case CreditState.Granted _ -> "granted";
      case CreditState.Sent _ -> "sent";
      case CreditState.Failed _ -> "failed";
      case CreditState.Dead _ -> "dead";
    };
  }
}

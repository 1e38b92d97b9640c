package dev.hatchline.app.tracing;

import dev.hatchline.metrics.span.Part;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import java.util.function.Consumer;

/** Each dialling of a customer whom we owe a call, for the trace of the call that comes of it. */
public final class CallbackDials implements Consumer<CallbackNews> {
  private static final String NOT_REACHED = "not-reached";

  private final CallNotes notes;

  public CallbackDials(CallNotes notes) {
    this.notes = notes;
  }

  @Override
  public void accept(CallbackNews news) {
    switch (news) {
      case CallbackNews.Moved(Callback before, Callback after)
          when before.state() instanceof CallbackState.Dialling dialled ->
          over(dialled, before, after);
      case CallbackNews.Moved _,
          CallbackNews.Promised _,
          CallbackNews.Refused _,
          CallbackNews.NotKept _,
          CallbackNews.CustomerRings _,
          CallbackNews.AboutToBreak _,
          CallbackNews.NeedsPerson _,
          CallbackNews.StoreAway _,
          CallbackNews.StoreBack _ -> {}
    }
  }

  private void over(CallbackState.Dialling dialled, Callback before, Callback after) {
    switch (after.state()) {
      case CallbackState.Dialling _ -> {} // it goes on with another agent
      case CallbackState.Answered _, CallbackState.Connected _ -> told(dialled, "answered", true);
      case CallbackState.Waiting _ ->
          told(dialled, after.attempts() < before.attempts() ? "not-dialled" : NOT_REACHED, false);
      case CallbackState.GivenUp _ -> told(dialled, NOT_REACHED, false);
      case CallbackState.Cancelled _, CallbackState.TakenOver _ ->
          told(dialled, "cancelled", false);
      case CallbackState.Unknown _ -> told(dialled, "unknown", false);
    }
  }

  private void told(CallbackState.Dialling dialled, String outcome, boolean answered) {
    notes.dialled(dialled.call(), Part.CALLBACK, dialled.since(), outcome, answered);
  }
}

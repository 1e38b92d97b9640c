package dev.hatchline.app.webhook;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.callback.CallbackState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of all that the engine tells is told to others. Pure. */
final class Happenings {
  private Happenings() {}

  static Optional<Happening> of(CallEvent event) {
    return Optional.ofNullable(data(event)).map(told -> new Happening(event.at(), told));
  }

  private static @Nullable EventData data(CallEvent event) {
    return switch (event) {
      case CallEvent.Arrived(var call, _, FirstRing ring, String line, String caller) ->
          new EventData.CallArrived(
              call.toString(), line, caller == null ? null : new CustomerNumber(caller), ring.at());
      case CallEvent.Bridged(CallId call, _, AgentId agent) ->
          new EventData.CallBridged(call.toString(), agent.extension());
      case CallEvent.Ended(CallId call, _, CallEnd end, _) ->
          new EventData.CallEnded(call.toString(), word(end.party()), word(end.reason()));
      case CallEvent.PromptStarted _,
          CallEvent.KeyPressed _,
          CallEvent.Said _,
          CallEvent.NoInput _,
          CallEvent.NoMatch _,
          CallEvent.Chose _,
          CallEvent.Gave _,
          CallEvent.LookedUp _,
          CallEvent.Wanted _,
          CallEvent.Noted _,
          CallEvent.Scored _,
          CallEvent.OutsideRung _,
          CallEvent.OutsideMissed _,
          CallEvent.ZeroOut _,
          CallEvent.JoinedLine _,
          CallEvent.PlaceTold _,
          CallEvent.ChoicesTold _,
          CallEvent.MusicSwitched _,
          CallEvent.AutomationMeanwhile _,
          CallEvent.BackInLine _,
          CallEvent.AgentRung _,
          CallEvent.AgentMissed _,
          CallEvent.AgentLeft _,
          CallEvent.CallerMoved _,
          CallEvent.Readopted _,
          CallEvent.MessageStarted _,
          CallEvent.Promised _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.CalledBack _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _ ->
          null;
    };
  }

  /** The end of a callback is two of them: its last state, and what became of the promise. */
  static List<Happening> of(CallbackNews news, Instant now) {
    return switch (news) {
      case CallbackNews.Promised(Callback callback) ->
          List.of(new Happening(callback.promise().at(), promised(callback)));
      case CallbackNews.Moved(Callback before, Callback after) -> {
        Happening moved = new Happening(now, moved(before, after));
        yield after.open() ? List.of(moved) : List.of(moved, new Happening(now, closed(after)));
      }
      case CallbackNews.Refused _,
          CallbackNews.NotKept _,
          CallbackNews.CustomerRings _,
          CallbackNews.AboutToBreak _,
          CallbackNews.NeedsPerson _,
          CallbackNews.StoreAway _,
          CallbackNews.StoreBack _ ->
          List.of();
    };
  }

  private static EventData promised(Callback c) {
    Duration estimate = c.promise().estimate();
    return new EventData.CallbackPromised(
        c.id().toString(),
        number(c),
        c.request().line(),
        c.request().queue(),
        word(c.request().source()),
        c.promise().deadline(),
        estimate == null ? null : estimate.toSeconds());
  }

  private static EventData moved(Callback before, Callback after) {
    return new EventData.CallbackMoved(
        after.id().toString(),
        number(after),
        word(before.state()),
        word(after.state()),
        after.state() instanceof CallbackState.Waiting(_, Instant due) ? due : null,
        call(after.state()),
        agent(after.state()),
        after.attempts());
  }

  private static EventData closed(Callback c) {
    return new EventData.CallbackClosed(
        c.id().toString(),
        number(c),
        word(c.outcome()),
        word(c.state()),
        c.promise().at(),
        c.promise().deadline(),
        c.attempts(),
        agent(c.state()),
        c.state() instanceof CallbackState.GivenUp(String why, _) ? why : null);
  }

  private static CustomerNumber number(Callback callback) {
    return new CustomerNumber(callback.request().number().e164());
  }

  private static @Nullable String call(CallbackState state) {
    return switch (state) {
      case CallbackState.Dialling s -> s.call().toString();
      case CallbackState.Answered s -> s.call().toString();
      case CallbackState.Connected s -> s.call().toString();
      case CallbackState.Unknown s -> s.call().toString();
      case CallbackState.Waiting _,
          CallbackState.GivenUp _,
          CallbackState.Cancelled _,
          CallbackState.TakenOver _ ->
          null;
    };
  }

  private static @Nullable String agent(CallbackState state) {
    return state.whose().map(AgentId::extension).orElse(null);
  }

  /** Empty if others see no difference: a deadline of ours has moved. */
  static Optional<Happening> of(AgentMove move) {
    String agent = move.after().id().extension();
    AgentState before = move.before().state();
    EventData was = moved(agent, before, before);
    EventData is = moved(agent, before, move.after().state());
    return was.equals(is) ? Optional.empty() : Optional.of(new Happening(move.at(), is));
  }

  private static EventData moved(String agent, AgentState before, AgentState after) {
    CallId call = after.call();
    return new EventData.AgentMoved(
        agent,
        word(before),
        word(after),
        call == null ? null : call.toString(),
        after instanceof AgentState.Paused(String reason, _) ? reason : null,
        after instanceof AgentState.WrapUp(_, Instant until) ? until : null);
  }

  /** {@code GivenUp} is {@code given-up}. */
  private static String word(Object state) {
    return state
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

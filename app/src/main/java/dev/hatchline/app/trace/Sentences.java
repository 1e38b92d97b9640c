package dev.hatchline.app.trace;

import dev.hatchline.app.cases.FoundJson;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.WaitRange;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One sentence for a person of each event of a call; the page and the trace say the same. */
public final class Sentences {
  private Sentences() {}

  public static String of(CallEvent event) {
    return switch (event) {
      case CallEvent.Arrived e ->
          "Rings on line " + e.line() + (e.caller() == null ? "" : ", from " + e.caller());
      case CallEvent.PromptStarted e -> "Hears " + e.node();
      case CallEvent.KeyPressed e -> "Presses " + e.key();
      case CallEvent.Said e -> "Says \"" + e.words() + "\"";
      case CallEvent.NoInput e -> "Presses nothing at " + e.node();
      case CallEvent.NoMatch e -> "Presses " + e.heard() + ", which " + e.node() + " does not know";
      case CallEvent.Chose e -> "Chooses " + e.key() + " at " + e.node();
      case CallEvent.Gave e -> "Gives " + e.name() + ": " + e.value();
      case CallEvent.LookedUp e ->
          "Is looked up at " + e.node() + ": " + e.outcome() + found(e.taken());
      case CallEvent.Wanted e -> "Wants: " + e.what();
      case CallEvent.OutsideRung e -> "Is put through to " + e.number() + " at " + e.node();
      case CallEvent.OutsideMissed e -> "Nobody answers there: " + e.why();
      case CallEvent.Noted e -> "Is noted at " + e.node() + ": " + e.text();
      case CallEvent.Scored e -> "Answers " + e.name() + " with " + e.score();
      case CallEvent.PlaceTold e -> placeTold(e);
      case CallEvent.ChoicesTold e -> "Is told the choices" + choices(e);
      case CallEvent.MusicSwitched e -> "Turns the music " + (e.on() ? "on" : "off");
      case CallEvent.AutomationMeanwhile _ -> "Uses the automation meanwhile, and keeps the place";
      case CallEvent.BackInLine _ -> "Is back to wait";
      case CallEvent.ZeroOut e -> "Asks for a person (" + e.by() + ") at " + e.node();
      case CallEvent.JoinedLine e -> "Joins the line of " + e.queue();
      case CallEvent.AgentRung e -> "Agent " + e.agent() + " is rung";
      case CallEvent.AgentMissed e -> "Agent " + e.agent() + " does not take it: " + e.why();
      case CallEvent.Bridged e -> "Talks to agent " + e.agent();
      case CallEvent.AgentLeft e -> "Agent " + e.agent() + " leaves";
      case CallEvent.CallerMoved _ -> "Is transferred";
      case CallEvent.Readopted e -> "Is found up after a restart, with " + e.where();
      case CallEvent.MessageStarted e -> "Leaves a message, " + e.file();
      case CallEvent.Promised e -> "Is promised a call to " + e.number();
      case CallEvent.PromiseWithdrawn _ -> "Wants a person now instead of the callback";
      case CallEvent.CalledBack _ -> "Is called back, and answers";
      case CallEvent.GoOnOffered _ -> "Hears that they may go on where they were";
      case CallEvent.WentOn e ->
          "Goes on where they were" + (e.agent() == null ? "" : ", with agent " + e.agent());
      case CallEvent.Ended e ->
          "Ends: " + e.end().reason().name() + ", by " + e.end().party().name();
    };
  }

  private static String found(Map<String, String> taken) {
    return taken.isEmpty() ? "" : " (" + FoundJson.sentence(taken) + ")";
  }

  private static String choices(CallEvent.ChoicesTold event) {
    return (event.callback() ? ", a call back among them" : "")
        + (event.message() ? ", a message among them" : "");
  }

  private static String placeTold(CallEvent.PlaceTold event) {
    String place = "Is told: number " + event.position();
    Optional<WaitRange> range = event.range();
    if (range.isPresent()) {
      WaitRange told = range.get();
      return place + ", " + told.least().toMinutes() + " to " + told.most().toMinutes() + " min";
    }
    return event.waitSeconds() == null
        ? place
        : place + ", about " + Duration.ofSeconds(event.waitSeconds()).toMinutes() + " min";
  }
}

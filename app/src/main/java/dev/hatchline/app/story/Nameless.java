package dev.hatchline.app.story;

import dev.hatchline.call.CallEvent;
import java.util.Map;

/**
 * Events of a person who is erased: what is counted stays (when, where, how long, how it ended),
 * and what the person was, gave, pressed or said goes. Pure.
 */
public final class Nameless {
  /** In place of what a person gave; the same in what the database keeps. */
  public static final String ERASED = "erased";

  /** A key that no phone has. */
  private static final char NO_KEY = '-';

  private Nameless() {}

  /** The same event without the person. */
  public static CallEvent event(CallEvent event) {
    return event(event, ERASED);
  }

  /**
   * The same event without the person.
   *
   * @param mark in place of what the person gave; with an empty one no event becomes longer
   */
  public static CallEvent event(CallEvent event, String mark) {
    return switch (event) {
      case CallEvent.Arrived e ->
          new CallEvent.Arrived(e.call(), e.at(), e.firstRing(), e.line(), null);
      case CallEvent.KeyPressed e -> new CallEvent.KeyPressed(e.call(), e.at(), NO_KEY);
      case CallEvent.Said e -> new CallEvent.Said(e.call(), e.at(), mark);
      case CallEvent.NoMatch e -> new CallEvent.NoMatch(e.call(), e.at(), e.node(), mark);
      case CallEvent.Gave e -> new CallEvent.Gave(e.call(), e.at(), e.node(), e.name(), mark);
      case CallEvent.LookedUp e ->
          new CallEvent.LookedUp(e.call(), e.at(), e.node(), e.outcome(), Map.of());
      case CallEvent.Wanted e -> new CallEvent.Wanted(e.call(), e.at(), mark);
      case CallEvent.Noted e -> new CallEvent.Noted(e.call(), e.at(), e.node(), mark);
      case CallEvent.OutsideRung e -> new CallEvent.OutsideRung(e.call(), e.at(), e.node(), mark);
      case CallEvent.MessageStarted e -> new CallEvent.MessageStarted(e.call(), e.at(), mark);
      case CallEvent.Promised e -> new CallEvent.Promised(e.call(), e.at(), e.callback(), mark);
      case CallEvent.PromptStarted _,
          CallEvent.NoInput _,
          CallEvent.Chose _,
          CallEvent.ZeroOut _,
          CallEvent.JoinedLine _,
          CallEvent.PlaceTold _,
          CallEvent.ChoicesTold _,
          CallEvent.MusicSwitched _,
          CallEvent.AutomationMeanwhile _,
          CallEvent.BackInLine _,
          CallEvent.AgentRung _,
          CallEvent.AgentMissed _,
          CallEvent.Bridged _,
          CallEvent.AgentLeft _,
          CallEvent.CallerMoved _,
          CallEvent.Readopted _,
          CallEvent.PromiseWithdrawn _,
          CallEvent.CalledBack _,
          CallEvent.GoOnOffered _,
          CallEvent.WentOn _,
          CallEvent.Scored _,
          CallEvent.OutsideMissed _,
          CallEvent.Ended _ ->
          event;
    };
  }
}

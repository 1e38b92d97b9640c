package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallCommand.LookUpGoOn;
import dev.hatchline.call.control.CallCommand.LookUpLeft;
import dev.hatchline.call.control.CallCommand.OfferGoOn;
import dev.hatchline.call.control.CallCommand.ResumeFlow;
import dev.hatchline.call.control.CallCommand.RunFlow;
import dev.hatchline.call.control.CallCommand.StopFlow;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallCommand.WelcomeBack;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Automated;
import dev.hatchline.call.control.CallState.Beyond;
import dev.hatchline.call.control.CallState.ComingBack;
import dev.hatchline.call.control.CallState.Greeted;
import dev.hatchline.call.control.CallState.InFlow;
import dev.hatchline.call.control.CallState.InLine;
import dev.hatchline.call.control.CallState.Informed;
import dev.hatchline.call.control.CallState.Invited;
import dev.hatchline.call.control.CallState.LeavingMessage;
import dev.hatchline.call.control.CallState.Meanwhile;
import dev.hatchline.call.control.CallState.Offered;
import dev.hatchline.call.control.CallState.Promised;
import dev.hatchline.call.control.CallState.Ringing;
import dev.hatchline.call.control.CallState.Talking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller who rang a little before and was cut off: greeted at once, and offered to go on if that
 * is known to be right by the end of the greeting. Nobody waits for it.
 */
final class Again {
  /** Takes the place where they were. */
  static final char GO_ON = '1';

  /** The greeting, and the offer, are over by then, whatever becomes of their sound. */
  private static final Duration SPEECH_MAX = Duration.ofSeconds(15);

  /** So long after the offer nothing pressed is an answer: the call begins as any other. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  /** In place of a node's name. */
  private static final String OFFER = "go-on";

  private Again() {}

  static Step begun(Call call, Tell arrived, GoOn goOn, Instant at) {
    return Step.to(
        call,
        new Greeted(goOn, false),
        arrived,
        new WelcomeBack(),
        new LookUpGoOn(goOn.from()),
        new WakeAt(at.plus(SPEECH_MAX)));
  }

  /** What does not work is heard while it is looked up whether they may; no greeting follows. */
  static Step informed(Call call, Tell arrived, @Nullable GoOn goOn) {
    return Step.to(
        call,
        Informed.begun(goOn),
        arrived,
        new RunFlow(),
        goOn == null ? new LookUpLeft() : new LookUpGoOn(goOn.from()));
  }

  /** That has been heard. Whom a free person answers is offered nothing, here as ever. */
  static Step opened(Call call, Automated here, boolean personFree, Instant at) {
    return switch (here) {
      case Informed _ when personFree -> Moves.joinLine(call, at);
      case Informed(var _, var _, @Nullable GoOn goOn, boolean may) ->
          may && goOn != null ? invited(call, goOn, at) : ordinary(call);
      case InFlow _, Meanwhile _, After _ -> Step.late(call);
    };
  }

  /** They may; after the greeting it is too late to say so. */
  static Step may(Call call) {
    return switch (call.state()) {
      case Greeted(GoOn goOn, boolean _) -> Step.to(call, new Greeted(goOn, true));
      case Informed informed -> Step.to(call, informed.allowed(informed.goOn()));
      case InFlow _, Meanwhile _, After _, Offered _, Invited _, InLine _, Ringing _, Talking _ ->
          Step.late(call);
      case Promised _, LeavingMessage _, ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  /** Known a moment after the flow has begun; it has not, to whoever has pressed a key. */
  static Step leftBefore(Call call, GoOn goOn, Instant at) {
    return switch (call.state()) {
      case InFlow flow when flow.fresh() -> invited(call, goOn, at).after(List.of(new StopFlow()));
      case Informed informed -> Step.to(call, informed.allowed(goOn));
      case Greeted _ -> Step.to(call, new Greeted(goOn, true));
      case InFlow _, Meanwhile _, After _, Offered _, Invited _, InLine _, Ringing _, Talking _ ->
          Step.late(call);
      case Promised _, LeavingMessage _, ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  static Step greeted(Call call, Greeted greeted, Instant at) {
    return greeted.may() ? invited(call, greeted.goOn(), at) : ordinary(call);
  }

  private static Step invited(Call call, GoOn goOn, Instant at) {
    OfferTime time = OfferTime.begun(at.plus(SPEECH_MAX), SILENCE);
    return Step.to(
        call,
        new Invited(goOn, time),
        new Tell(new CallEvent.GoOnOffered(call.id(), at, goOn.from())),
        new OfferGoOn(goOn),
        time.wake(at));
  }

  /** Nothing is lost to whoever wants something else, or says nothing. */
  static Step ordinary(Call call) {
    return Step.to(call, InFlow.START, new RunFlow());
  }

  /** Who knows the menu answers it before it is heard. */
  static Step typedAhead(Call call, char key, Instant at) {
    return key == Keypad.HATCH
        ? CallControl.hatch(call, String.valueOf(key), at)
        : Keypad.pressedIn(InFlow.START, call, key, at).after(List.of(new RunFlow()));
  }

  static Step answered(Call call, Invited invited, char key, Instant at) {
    return switch (key) {
      case Keypad.HATCH -> CallControl.hatch(call, String.valueOf(key), at);
      case GO_ON -> taken(call, invited.goOn(), at);
      default -> ordinary(call);
    };
  }

  private static Step taken(Call call, GoOn goOn, Instant at) {
    return switch (goOn.spot()) {
      case GoOn.InLine(FirstRing place, String queue) ->
          inLine(call.goingOn(place, queue), goOn, null, at);
      case GoOn.WithAgent(AgentId agent, FirstRing place, String queue) ->
          inLine(call.goingOn(place, queue), goOn, agent, at);
      case GoOn.InFlow _ ->
          Step.to(call, InFlow.START, went(call, goOn, null, at), new ResumeFlow(goOn.from()));
    };
  }

  /** A person, whoever it is; the place is kept where there was one and they may have it. */
  static Step hatch(Call call, GoOn goOn, boolean may, String by, Instant at) {
    return person(call, goOn, may, at)
        .after(List.of(new Tell(new CallEvent.ZeroOut(call.id(), at, OFFER, by))));
  }

  static Step person(Call call, GoOn goOn, boolean may, Instant at) {
    return switch (goOn.spot()) {
      case GoOn.InLine(FirstRing place, String queue) when may ->
          inLine(call.goingOn(place, queue), goOn, null, at);
      case GoOn.WithAgent(AgentId _, FirstRing place, String queue) when may ->
          inLine(call.goingOn(place, queue), goOn, null, at);
      case GoOn.InLine _, GoOn.WithAgent _, GoOn.InFlow _ -> Moves.joinLine(call, at);
    };
  }

  private static Step inLine(Call call, GoOn goOn, @Nullable AgentId agent, Instant at) {
    return Moves.joinLine(call, at).after(List.of(went(call, goOn, agent, at)));
  }

  private static Tell went(Call call, GoOn goOn, @Nullable AgentId agent, Instant at) {
    return new Tell(new CallEvent.WentOn(call.id(), at, goOn.from(), goOn.rang(), agent));
  }
}

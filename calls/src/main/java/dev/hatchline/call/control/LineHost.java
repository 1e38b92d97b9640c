package dev.hatchline.call.control;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.Place;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.LookAtPlace;
import dev.hatchline.call.control.CallCommand.PlayMusic;
import dev.hatchline.call.control.CallCommand.RunFlowCallback;
import dev.hatchline.call.control.CallCommand.RunFlowMeanwhile;
import dev.hatchline.call.control.CallCommand.SayInLine;
import dev.hatchline.call.control.CallCommand.Silence;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallCommand.WakeAt;
import dev.hatchline.call.control.CallState.After;
import dev.hatchline.call.control.CallState.Asked;
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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a caller in line company: tells the place, offers the choices, minds the music. */
final class LineHost {
  private LineHost() {}

  static Step woken(Call call, Instant at) {
    WakeAt again = new WakeAt(at.plus(LinePolicy.LOOK));
    return switch (call.state()) {
      case InLine _ -> Step.stay(call, new LookAtPlace(), again);
      case Meanwhile _, Ringing _ -> Step.stay(call, again);
      case Asked asked when asked.time().stands(at) -> CallBack.waits(call, asked, at);
      case Offered offered -> CallBack.taken(call, offered, at);
      case Greeted greeted -> Again.greeted(call, greeted, at);
      case Invited _ -> Again.ordinary(call);
      case Promised promised -> Promise.woken(call, promised);
      case InFlow _, Informed _, After _, Talking _, LeavingMessage _ -> Step.late(call);
      case ComingBack _, Beyond _ -> Step.late(call);
    };
  }

  static Step placeSeen(Call call, Place place, Instant at) {
    return call.state() instanceof InLine(Waiting waiting) && !waiting.speaking()
        ? tell(call, waiting, place, at)
        : Step.late(call);
  }

  private static Step tell(Call call, Waiting waiting, Place place, Instant at) {
    @Nullable Place told = waiting.told();
    LinePolicy policy = call.line();
    if (told == null) {
      return say(
              call,
              waiting.telling(place, at),
              new LineWords.Joined(place, call.grant().says()),
              place,
              at)
          .after(List.of(heard(waiting)));
    }
    // The place comes first, and is over when the choices come: together they are too long.
    boolean offers = !at.isBefore(waiting.choicesAt()) && !call.grant().offers().isEmpty();
    if (offers && !waiting.toldAt().isBefore(waiting.choicesAt())) {
      Waiting offered = waiting.offering(at, at.plus(policy.offerEvery()));
      LineWords choices = new LineWords.Choices(call.grant().offers());
      return Step.to(call, new InLine(offered), new SayInLine(choices), choicesTold(call, at));
    }
    boolean news =
        !place.soundsLike(told) && !at.isBefore(waiting.toldAt().plus(policy.tellEvery()));
    return offers || news
        ? say(call, waiting.telling(place, at), new LineWords.Moved(place), place, at)
        : Step.stay(call);
  }

  private static Tell choicesTold(Call call, Instant at) {
    return new Tell(
        new CallEvent.ChoicesTold(
            call.id(),
            at,
            call.grant().offers(LineGrant.Offer.CALLBACK),
            call.grant().offers(LineGrant.Offer.MESSAGE)));
  }

  private static Step say(Call call, Waiting waiting, LineWords words, Place place, Instant at) {
    return Step.to(
        call,
        new InLine(waiting),
        new SayInLine(words),
        new Tell(CallEvent.PlaceTold.of(call.id(), at, place)));
  }

  static Step said(Call call) {
    return call.state() instanceof InLine(Waiting waiting)
        ? Step.to(call, new InLine(waiting.said()))
        : Step.late(call);
  }

  /** A key that means nothing here still stops what is being said. */
  static Step interrupted(Call call, Waiting waiting) {
    return waiting.speaking()
        ? Step.to(call, new InLine(waiting.said()), heard(waiting))
        : Step.stay(call);
  }

  static Step switchMusic(Call call, Waiting waiting, Instant at) {
    Waiting switched = waiting.said().switched();
    Tell told = new Tell(new CallEvent.MusicSwitched(call.id(), at, switched.music()));
    return switched.music()
        ? Step.to(call, new InLine(switched), new PlayMusic(), told)
        : Step.to(
            call,
            new InLine(switched.saying(at)),
            new Silence(),
            new SayInLine(new LineWords.MusicOff()),
            told);
  }

  static Step automation(Call call, Waiting waiting, Instant at) {
    return meanwhile(call, waiting, at).then(new RunFlowMeanwhile());
  }

  /** While the number is asked for, the place is kept, and a free agent comes first. */
  static Step callback(Call call, Waiting waiting, Instant at) {
    return meanwhile(call, waiting, at).then(new RunFlowCallback());
  }

  private static Step meanwhile(Call call, Waiting waiting, Instant at) {
    return Step.to(
        call,
        Meanwhile.begun(waiting.again()),
        new Silence(),
        new Tell(new CallEvent.AutomationMeanwhile(call.id(), at)));
  }

  /**
   * Back from the automation, as {@code bound} says. The place was kept; but another queue, or one
   * in which nobody was signed in when that was told, is joined anew, which the first ring makes
   * the same place, and so is one with another priority, or for agents of other skills.
   */
  static Step back(Call call, Call bound, Meanwhile from, Instant at) {
    boolean same = bound.standsAs(call);
    boolean anew = !same || from.waiting().deserted();
    Waiting waiting = from.waiting().again();
    Step back =
        Step.to(
            bound,
            new InLine(waiting),
            heard(waiting),
            new Tell(new CallEvent.BackInLine(call.id(), at)));
    Step joined = anew ? back.then(new LeaveLine(), Moves.joined(bound, at), new JoinLine()) : back;
    return joined.then(new LookAtPlace(), new WakeAt(at.plus(LinePolicy.LOOK)));
  }

  /** What is heard while nothing is said. */
  static CallCommand heard(Waiting waiting) {
    return waiting.music() ? new PlayMusic() : new Silence();
  }
}

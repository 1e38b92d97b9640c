package dev.hatchline.app.call;

import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallCommand;
import dev.hatchline.call.control.CallControl;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallState;
import dev.hatchline.call.control.Step;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.LegListener;
import dev.hatchline.telephony.prompt.Pcm;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One call from its first ring to its end: a mailbox, the state machine, and the hands that carry
 * its commands out. One virtual thread does all of it, so that nothing of a call needs a lock.
 */
public final class CallSession {
  private static final Logger log = LoggerFactory.getLogger(CallSession.class);

  /**
   * What came, and when: the order of what happens to different calls, such as an agent's leaving
   * one and entering the next, is that of the telling, whichever thread is the faster one.
   */
  private record Posted(Mail letter, Instant at) {}

  private final BlockingQueue<Posted> mail = new LinkedBlockingQueue<>();
  private final Channel channel;
  private final CallServices services;
  private final CallHands hands;
  private volatile Call call;
  private volatile Instant since;
  private boolean closed;

  CallSession(Call call, Channel channel, CallServices services) {
    this.call = call;
    this.channel = channel;
    this.services = services;
    this.since = services.clock().instant();
    this.hands = new CallHands(call.id(), channel, services, this::told, this::posted);
  }

  public CallId id() {
    return call.id();
  }

  public Channel channel() {
    return channel;
  }

  /** The call as it was a moment ago. */
  public Call call() {
    return call;
  }

  /** When the call came into its present state. */
  public Instant since() {
    return since;
  }

  /** Begins with this step, on the session's own thread; it has been added to the calls. */
  void start(Step first, @Nullable Leg leg, Company company) {
    hands.begin(leg, call.firstRing(), company);
    if (first.call().state() instanceof CallState.Ringing ringing) {
      hands.beside(ringing.agent());
    }
    Thread.ofVirtual().name("call-" + call.id()).start(() -> live(first));
    if (services.calls().isGone(this)) {
      told(new CallInput.ChannelGone(Party.CALLER));
    }
  }

  /** Something happened to the call; false when the call is over and nobody will hear of it. */
  public boolean tell(CallInput input) {
    return post(new Mail.Told(input));
  }

  /** Asterisk tells that the caller pressed a key. */
  public void keyed(char key) {
    var _ = post(new Mail.Keyed(key));
  }

  /** The listener of a leg on which the caller is in our script. */
  LegListener listener(Leg leg) {
    return event -> post(new Mail.Heard(leg, event));
  }

  boolean attach(Leg leg) {
    return post(new Mail.Attached(leg));
  }

  private void told(CallInput input) {
    var _ = tell(input);
  }

  private void posted(Mail letter) {
    var _ = post(letter);
  }

  private synchronized boolean post(Mail letter) {
    return !closed && mail.add(new Posted(letter, services.clock().instant()));
  }

  private void live(Step first) {
    MDC.put("call", call.id().toString());
    take(first, null);
    try {
      while (!(call.state() instanceof CallState.Over)) {
        open(mail.take());
      }
    } catch (InterruptedException _) {
      log.warn("interrupted in {}; expected to live until the caller hangs up", call.state());
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** What was posted before the end is still answered: an agent may have been set aside. */
  private void close() {
    services.calls().over(this);
    hands.rest();
    synchronized (this) {
      closed = true;
    }
    for (Posted post = mail.poll(); post != null; post = mail.poll()) {
      if (post.letter() instanceof Mail.Told(CallInput input)) {
        step(input, post.at());
      }
    }
  }

  private void open(Posted post) {
    @Nullable CallInput input = read(post.letter());
    if (input != null) {
      step(input, post.at());
    }
  }

  private @Nullable CallInput read(Mail letter) {
    return switch (letter) {
      case Mail.Told(CallInput input) -> input;
      case Mail.Attached(Leg leg) -> {
        hands.expect(leg);
        yield new CallInput.CameBack();
      }
      case Mail.Keyed(char key) ->
          hands.keyed(key, call.state()) ? new CallInput.Pressed(key) : null;
      case Mail.Heard(Leg leg, LegEvent event) -> hands.hear(leg, event);
      case Mail.Listened(long listening, Overheard what) -> hands.listened(listening, what);
      case Mail.Spoken(long play, @Nullable Pcm sound) -> hands.spoken(play, sound, call.state());
    };
  }

  /** One command that fails must not keep the others from being carried out. */
  private void carryOut(CallCommand command) {
    try {
      hands.carryOut(call, command);
    } catch (RuntimeException fault) {
      log.error(
          "{} failed in {}",
          command.getClass().getSimpleName(),
          call.state().getClass().getSimpleName(),
          fault);
      instead(command);
    }
  }

  /** The state counts on what was to come of the command. */
  private void instead(CallCommand failed) {
    switch (failed) {
      case CallCommand.RingAgent _ -> told(new CallInput.RingFailed(CallInput.Miss.CANCELLED));
      case CallCommand.DialOutside _ -> told(new CallInput.RingFailed(CallInput.Miss.UNREACHABLE));
      case CallCommand.JoinAgent _ -> told(new CallInput.RingFailed(CallInput.Miss.DECLINED));
      case CallCommand.RunFlow _,
          CallCommand.ResumeFlow _,
          CallCommand.RunFlowAt _,
          CallCommand.RunFlowMeanwhile _,
          CallCommand.RunFlowCallback _ ->
          told(new CallInput.FlowWantsPerson(call.queue(), "fault"));
      case CallCommand.RunFlowAfter _ -> told(new CallInput.FlowFinished());
      case CallCommand.OfferGoOn _ -> told(new CallInput.Woken());
      case CallCommand.OfferPerson _ -> told(new CallInput.OfferSaid());
      case CallCommand.PlayMusic _, CallCommand.TakeMessage _ ->
          told(new CallInput.DialogueFailed("a fault of ours; see the log"));
      default -> {}
    }
  }

  private void step(CallInput input, Instant at) {
    take(CallControl.step(call, input, at), input);
  }

  private void take(Step step, @Nullable CallInput of) {
    if (step.call().state().getClass() != call.state().getClass()) {
      since = services.clock().instant();
    }
    call = step.call();
    if (step.surprise() != null) {
      log.warn("{}", step.surprise());
    }
    hands.leaves(call);
    for (CallCommand command : step.commands()) {
      carryOut(command);
    }
    hands.stands(call, of);
  }
}

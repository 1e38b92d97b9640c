package dev.hatchline.app.call;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallCommand;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the commands of one call, and says in the call's words what its leg reports. */
final class CallHands {
  /** The dialplan's way out of Asterisk's queue; who talks to an agent already stays there. */
  private static final char TAKE_BACK_KEY = 'A';

  private static final Logger log = LoggerFactory.getLogger(CallHands.class);

  private final CallId id;
  private final Channel channel;
  private final CallServices services;
  private final Consumer<CallInput> tell;
  private final KeysOnce keys;
  private @Nullable Leg leg;
  private String flowName = "";
  private @Nullable FlowRun flow;
  private @Nullable MessageTaking message;
  private boolean dialogue;
  private @Nullable Instant inLineSince;

  CallHands(CallId id, Channel channel, CallServices services, Consumer<CallInput> tell) {
    this.id = id;
    this.channel = channel;
    this.services = services;
    this.tell = tell;
    this.keys = new KeysOnce(services.clock());
  }

  /** From now on the caller is on this leg. */
  void expect(@Nullable Leg next, String lineFlow) {
    leg = next;
    flowName = lineFlow;
    dialogue = false;
  }

  void carryOut(Call call, CallCommand command) {
    switch (command) {
      case CallCommand.Tell(CallEvent event) -> services.story().accept(event);
      case CallCommand.RunFlow _ -> runFlow(call);
      case CallCommand.StopFlow _ -> stopFlow();
      case CallCommand.PassKey(char key) -> {
        if (flow != null) {
          flow.key(key);
        }
      }
      case CallCommand.PlayMusic _ -> playMusic();
      case CallCommand.JoinLine _ -> joinLine(call);
      case CallCommand.LeaveLine _ -> services.desk().handle(new RoutingEvent.Left(id));
      case CallCommand.RingAgent(AgentId agent) -> ring(call, agent);
      case CallCommand.StopRinging _ -> held().cancelDial();
      case CallCommand.AgentTaken(AgentId agent) -> services.desk().taken(agent, id);
      case CallCommand.AgentMissed(AgentId agent, Miss why) ->
          services.desk().handle(new RoutingEvent.Missed(agent, id, Words.reason(why)));
      case CallCommand.AgentFreed(AgentId agent) ->
          services.desk().handle(new RoutingEvent.AgentFreed(agent, id));
      case CallCommand.TakeMessage _ -> takeMessage();
      case CallCommand.TakeBack _ -> {
        // Before the door is open, the way back would end in Asterisk's queue once more.
        var _ = services.doorOpen().thenCompose(_ -> services.link().press(channel, TAKE_BACK_KEY));
      }
      case CallCommand.HangUp _ -> held().finish(FinishAs.DONE);
      case CallCommand.LeaveToPeople _ -> held().finish(FinishAs.PEOPLE);
    }
  }

  /** What a leg's event means for the call; null when it means nothing to its state machine. */
  @Nullable CallInput hear(Leg from, LegEvent event) {
    if (!from.equals(leg)) {
      return null;
    }
    return switch (event) {
      case LegEvent.DialogueOpened _ -> null;
      case LegEvent.Key(char key) -> keys.withSound(key) ? new CallInput.Pressed(key) : null;
      case LegEvent.Played(long playId) -> played(playId);
      case LegEvent.DialogueFailed(String why) -> {
        dialogue = false;
        log.warn("no sound path: {}; Asterisk alone brings the caller to people", why);
        yield new CallInput.DialogueFailed(why);
      }
      case LegEvent.DialEnded(DialResult result) -> Words.dialEnded(result);
      case LegEvent.Recorded(var _, Duration length) ->
          message == null ? null : message.recorded(from, length);
      case LegEvent.Moved _, LegEvent.Released _ -> new CallInput.ScriptLeft();
    };
  }

  /** Whether Asterisk's word of a key is news; what is typed to an agent is none of ours. */
  boolean keyed(char key, CallState state) {
    return keys.byWord(key, state instanceof CallState.InFlow);
  }

  private @Nullable CallInput played(long playId) {
    if (message != null) {
      return message.played(held(), playId);
    }
    if (flow != null) {
      flow.played(playId);
    }
    return null;
  }

  private void runFlow(Call call) {
    openDialogue();
    flow = FlowRun.start(flowName, call, held(), services, tell);
  }

  private void stopFlow() {
    if (flow != null) {
      flow.stop();
      flow = null;
    }
  }

  private void playMusic() {
    held().silence();
    held().music(services.sounds().music());
    openDialogue();
  }

  private void openDialogue() {
    if (!dialogue) {
      dialogue = true;
      held().openDialogue();
    }
  }

  private void joinLine(Call call) {
    Instant now = services.clock().instant();
    inLineSince = inLineSince == null ? now : inLineSince;
    services
        .desk()
        .handle(new RoutingEvent.Joined(new QueueEntry(id, call.queue(), call.firstRing(), now)));
  }

  private void ring(Call call, AgentId agent) {
    if (!services.desk().reserved(agent, id)) {
      tell.accept(new CallInput.RingFailed(Miss.CANCELLED));
      return;
    }
    Duration ring = services.config().queue(call.queue()).orElseThrow().ring();
    dialogue = false;
    held().dial(new DialRequest(agent, ring, "waited " + waited()));
  }

  private String waited() {
    Instant from = inLineSince == null ? services.clock().instant() : inLineSince;
    Duration wait = Duration.between(from, services.clock().instant());
    return "%d:%02d".formatted(wait.toMinutes(), wait.toSecondsPart());
  }

  private void takeMessage() {
    openDialogue();
    OperatorConfig.Limits limits = services.config().limits();
    message = new MessageTaking(id, services, limits.message());
    message.begin(held());
  }

  private Leg held() {
    if (leg == null) {
      throw new IllegalStateException("call " + id + " has no leg; expected one in its state");
    }
    return leg;
  }
}

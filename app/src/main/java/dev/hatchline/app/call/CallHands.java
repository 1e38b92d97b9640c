package dev.hatchline.app.call;

import dev.hatchline.app.call.FlowRun.Entrance;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallCommand;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.CallState;
import dev.hatchline.call.control.GoOn;
import dev.hatchline.call.control.LineWords;
import dev.hatchline.routing.RoutingEvent;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.FinishAs;
import dev.hatchline.telephony.Leg;
import dev.hatchline.telephony.LegEvent;
import dev.hatchline.telephony.OutsideDial;
import dev.hatchline.telephony.prompt.Pcm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the commands of one call, and says in the call's words what its leg reports. */
final class CallHands {
  /** Ends a recording. */
  private static final char STOP_KEY = '#';

  private static final long GREETING = -11;

  private static final Duration STOP_AGAIN = Duration.ofMillis(500);

  /** A tone is over long before. */
  private static final int STOPS_MAX = 10;

  private static final Logger log = LoggerFactory.getLogger(CallHands.class);

  private final CallId id;
  private final Channel channel;
  private final CallServices services;
  private final Consumer<CallInput> tell;
  private final KeysOnce keys;
  private final Consumer<Mail> post;
  private final SpokenChoices spoken = new SpokenChoices();
  private @Nullable HeardLeg leg;
  private @Nullable FlowRun flow;
  private @Nullable MessageTaking message;
  private final Alarm wake;
  private final Alarm quiet;
  private final Alarm stop;
  private final Announcer announcer;
  private final Invitation invitation;
  private boolean dialogue;

  /** Where Asterisk records just now. Read by the timer. */
  private volatile @Nullable Path recording;

  private final Ringer ringer;
  private @Nullable Company company;
  private String label = "";
  private int messages;

  CallHands(
      CallId id,
      Channel channel,
      CallServices services,
      Consumer<CallInput> tell,
      Consumer<Mail> post) {
    this.id = id;
    this.channel = channel;
    this.services = services;
    this.tell = tell;
    this.post = post;
    this.keys = new KeysOnce(services.clock());
    this.wake = new Alarm(services.timer(), services.clock());
    this.quiet = new Alarm(services.timer(), services.clock());
    this.stop = new Alarm(services.timer(), services.clock());
    this.ringer = new Ringer(id, services, tell);
    this.announcer = new Announcer(id, services.sounds(), post);
    this.invitation = new Invitation(id, services, tell, post);
  }

  /**
   * Before anything else.
   *
   * @param company as the line that was called shows it to the flow
   */
  void begin(@Nullable Leg first, FirstRing ring, Company company) {
    this.company = company;
    if (first != null) {
      leg = heard(first);
    }
    label = company.label(ring, id);
    flow = new FlowRun(company, services, tell);
  }

  /** From now on the caller is on this leg. */
  void expect(Leg next) {
    if (leg != null) {
      leg.close();
    }
    leg = heard(next);
    dialogue = false;
    message = null;
    recording = null;
  }

  void carryOut(Call call, CallCommand command) {
    switch (command) {
      case CallCommand.Tell(CallEvent event) -> {
        ringer.learn(event);
        services.story().accept(event);
      }
      case CallCommand.RunFlow _ -> opened().start(call, held(), Entrance.START);
      case CallCommand.ResumeFlow(CallId from) ->
          opened().goOn(call, held(), services.cases().goOns().flow(from));
      case CallCommand.RunFlowMeanwhile _ -> opened().start(call, held(), Entrance.WAITING);
      case CallCommand.RunFlowCallback _ -> opened().start(call, held(), Entrance.CALLBACK);
      case CallCommand.RunFlowAt(String node) -> opened().goOn(call, held(), node);
      case CallCommand.DialOutside(String number, Duration ring) -> {
        dialogue = false;
        held().dial(new OutsideDial(new PhoneNumber(number), ring, owed().line()));
      }
      case CallCommand.RunFlowAfter _ -> opened().start(call, held(), Entrance.AFTER);
      case CallCommand.StopFlow _ -> stopFlow();
      case CallCommand.PassKey(char key) -> {
        if (flow != null) {
          flow.key(key);
        }
      }
      case CallCommand.PlayMusic _ -> playMusic();
      case CallCommand.Silence _ -> {
        held().silence();
        openDialogue();
      }
      case CallCommand.SayInLine(LineWords words) -> {
        openDialogue();
        announcer.say(words, owed().tongue(), flow == null ? Optional.empty() : flow.inLine());
      }
      case CallCommand.TellReady _ -> held().music(services.sounds().ready());
      case CallCommand.LookAtPlace _ ->
          services.desk().place(id).ifPresent(place -> tell.accept(new CallInput.PlaceSeen(place)));
      case CallCommand.WakeAt(Instant at) -> wake.set(at, () -> tell.accept(new CallInput.Woken()));
      case CallCommand.WatchKeys(HatchKeys watched) ->
          quiet.set(
              services.clock().instant().plus(HatchKeys.SILENCE),
              () -> tell.accept(new CallInput.KeysQuiet(watched)));
      case CallCommand.JoinLine _ ->
          services.desk().handle(new RoutingEvent.Joined(services.entry(call)));
      case CallCommand.LeaveLine _ -> services.desk().handle(new RoutingEvent.Left(id));
      case CallCommand.RingAgent(AgentId agent) ->
          dialogue = !ringer.ring(call, agent, held()) && dialogue;
      case CallCommand.StopRinging _ -> ringer.stop(held());
      case CallCommand.StopListening _ -> held().close();
      case CallCommand.Greet _ -> greet();
      case CallCommand.JoinAgent(AgentId agent) ->
          dialogue = !ringer.join(agent, held()) && dialogue;
      case CallCommand.DropAgent(AgentId agent) -> {
        var _ = ringer.drop(agent);
      }
      case CallCommand.OfferPlace _ -> offer(HousePrompt.OFFER_PLACE);
      case CallCommand.OfferPerson _ -> offer(HousePrompt.OFFER_PERSON);
      case CallCommand.WelcomeBack _ -> {
        openDialogue();
        invitation.greet(held(), owed().tongue());
      }
      case CallCommand.LookUpGoOn(CallId from) -> invitation.lookUp(from, call, owed().line());
      case CallCommand.LookUpLeft _ -> invitation.lookUpLeft(call, owed().line());
      case CallCommand.OfferGoOn(GoOn goOn) -> invitation.say(goOn.rang(), owed().tongue());
      case CallCommand.TakeOver(String callback) -> owed().takenOver(callback);
      case CallCommand.WithdrawCallback(String callback) -> owed().withdraw(callback);
      case CallCommand.RepairByCallback _ -> owed().repair(call);
      case CallCommand.AgentTaken(AgentId agent) -> services.desk().taken(agent, id);
      case CallCommand.AgentMissed(AgentId agent, Miss why) ->
          services.desk().handle(new RoutingEvent.Missed(agent, id, Words.reason(why)));
      case CallCommand.AgentFreed(AgentId agent) ->
          services.desk().handle(new RoutingEvent.AgentFreed(agent, id));
      case CallCommand.TakeMessage(var why) -> takeMessage(why);
      case CallCommand.StopMessage _ -> {
        message = null;
        held().silence();
        stopRecording(STOPS_MAX);
      }
      case CallCommand.TakeBack _ -> {
        // Before the door is open, the way back would end in Asterisk's queue once more. The key is
        // the dialplan's way out of it; who talks to an agent already stays there.
        char key = services.installation().engine().key();
        var _ = services.doorOpen().thenCompose(_ -> services.link().press(channel, key));
      }
      case CallCommand.HangUp _ -> held().finish(FinishAs.DONE);
      case CallCommand.LeaveToPeople _ -> held().finish(FinishAs.PEOPLE);
    }
  }

  /** What a leg's event means for the call; null when it means nothing to its state machine. */
  @Nullable CallInput hear(Leg from, LegEvent event) {
    if (leg == null || !leg.is(from)) {
      return null;
    }
    leg.happened(event);
    return switch (event) {
      case LegEvent.DialogueOpened _ -> null;
      case LegEvent.Key(char key) -> keys.withSound(key) ? new CallInput.Pressed(key) : null;
      case LegEvent.Played(long playId) -> played(playId);
      case LegEvent.DialogueFailed(String why) -> {
        dialogue = false;
        log.warn("no sound path: {}; Asterisk alone brings the caller to people", why);
        yield new CallInput.DialogueFailed(why);
      }
      case LegEvent.DialEnded(DialResult result) -> ringer.ended(result);
      case LegEvent.Recorded(Path file, Duration _) -> recorded(from, file);
      case LegEvent.Moved _, LegEvent.Released _ -> new CallInput.ScriptLeft();
    };
  }

  /** What an ear tells, of the house's choices or of the flow's. */
  @Nullable CallInput listened(long listening, Overheard what) {
    if (spoken.listens(listening)) {
      return spoken.heard(what, held());
    }
    if (flow != null) {
      flow.listened(listening, what);
    }
    return null;
  }

  /** Before what comes of a step is carried out. */
  void leaves(Call next) {
    spoken.leaves(leg, next);
  }

  /** After it. */
  void stands(Call now, @Nullable CallInput after) {
    spoken.stands(leg, owed().tongue(), now, after);
  }

  /** The sound of what was to be said in line. */
  @Nullable CallInput spoken(long play, @Nullable Pcm sound, CallState state) {
    return invitation.is(play)
        ? invitation.spoken(held(), sound, state)
        : announcer.spoken(held(), play, sound, state);
  }

  /** Of a recording that was given up for a person, nothing comes. */
  private @Nullable CallInput recorded(Leg from, Path file) {
    if (file.equals(recording)) {
      recording = null;
    }
    if (message == null || !message.isIn(file)) {
      return null;
    }
    openDialogue();
    CallInput outcome = message.recorded(from);
    if (outcome != null) {
      message = null;
    }
    return outcome;
  }

  /** Whether Asterisk's word of a key is news; what is typed to an agent is none of ours. */
  boolean keyed(char key, CallState state) {
    if (recording != null && message == null && key == STOP_KEY) {
      return false; // our own
    }
    return keys.byWord(
        key,
        switch (state) {
          case CallState.Automated _,
              CallState.InLine _,
              CallState.Ringing _,
              CallState.Welcome _,
              CallState.Promised _,
              CallState.LeavingMessage _,
              CallState.Outside _ ->
              true;
          case CallState.Talking _, CallState.ComingBack _, CallState.Beyond _ -> false;
        });
  }

  private @Nullable CallInput played(long playId) {
    if (invitation.is(playId)) {
      return new CallInput.OfferSaid();
    }
    if (announcer.said(playId)) {
      return new CallInput.LineSaid();
    }
    if (message != null && playId < 0) {
      Path records = message.played(held(), playId);
      if (records != null) {
        recording = records;
        dialogue = false;
      }
      return message.ended(playId);
    }
    if (flow != null && playId > 0) {
      flow.played(playId);
    }
    return null;
  }

  private FlowRun opened() {
    openDialogue();
    if (flow == null) {
      throw new IllegalStateException("call " + id + " has no flow; expected one with its line");
    }
    return flow;
  }

  private void stopFlow() {
    if (flow != null) {
      flow.here().ifPresent(here -> services.cases().goOns().leaves(id, here));
      flow.stop();
    }
  }

  /** The call is over: nothing rings for it any more. */
  void rest() {
    wake.close();
    quiet.close();
    stop.close();
    if (leg != null) {
      leg.close();
    }
  }

  private void playMusic() {
    held().silence();
    held().music(services.sounds().music());
    openDialogue();
  }

  /** Asterisk hears no key while it plays the tone, so it is told until it has stopped. */
  private void stopRecording(int tries) {
    if (recording != null && tries > 0) {
      var _ = services.link().press(channel, STOP_KEY);
      stop.set(services.clock().instant().plus(STOP_AGAIN), () -> stopRecording(tries - 1));
    }
  }

  private void openDialogue() {
    if (!dialogue) {
      dialogue = true;
      held().openDialogue();
    }
  }

  private void offer(HousePrompt prompt) {
    openDialogue();
    invitation.offer(held(), prompt, owed().tongue());
  }

  private void takeMessage(CallCommand.TakeMessage.Why why) {
    openDialogue();
    messages++;
    String name = messages == 1 ? label : label + "-" + messages;
    message = new MessageTaking(id, services, name, why, owed().tongue());
    message.begin(held());
  }

  /** Who calls, at once, and then never silence. */
  private void greet() {
    held().music(services.sounds().music());
    openDialogue();
    String tag = owed().tongue().tag();
    held().play(GREETING, services.sounds().of(HousePrompt.CALLBACK_GREETING, tag));
  }

  /** This customer's phone was dialled, and the agent's rings beside it. */
  void beside(AgentId agent) {
    ringer.beside(agent);
  }

  private Company owed() {
    if (company == null) {
      throw new IllegalStateException("call " + id + " has no line; expected one from its start");
    }
    return company;
  }

  private HeardLeg heard(Leg next) {
    return new HeardLeg(next, owed().ears(), owed().spoken(), post);
  }

  private HeardLeg held() {
    if (leg == null) {
      throw new IllegalStateException("call " + id + " has no leg; expected one in its state");
    }
    return leg;
  }
}

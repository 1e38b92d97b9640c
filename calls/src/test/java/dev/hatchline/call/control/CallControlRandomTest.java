package dev.hatchline.call.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.Place;
import dev.hatchline.call.control.CallCommand.AgentFreed;
import dev.hatchline.call.control.CallCommand.AgentMissed;
import dev.hatchline.call.control.CallCommand.AgentTaken;
import dev.hatchline.call.control.CallCommand.JoinLine;
import dev.hatchline.call.control.CallCommand.LeaveLine;
import dev.hatchline.call.control.CallCommand.RingAgent;
import dev.hatchline.call.control.CallCommand.Tell;
import dev.hatchline.call.control.CallControl.Beginning;
import dev.hatchline.call.control.CallInput.FlowWantsMessage;
import dev.hatchline.call.control.CallInput.FlowWantsOutside;
import dev.hatchline.call.control.CallInput.FlowWantsPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, in whatever order: nothing is held twice, nothing is kept, one end. */
class CallControlRandomTest {
  private static final OwedPlace OWED =
      new OwedPlace("owed", new FirstRing(Instant.EPOCH, 7), "bills", Map.of());

  private static final int CALLS = 2_000;
  private static final int INPUTS_MAX = 60;
  private static final List<AgentId> AGENTS =
      List.of(new AgentId("101"), new AgentId("102"), new AgentId("103"));

  private static final List<Choice> CHOICES = List.of(Choice.values());
  private static final List<CallInput.Miss> MISSES = List.of(CallInput.Miss.values());

  @ParameterizedTest
  @ValueSource(longs = {1, 22, 333, 4_444, 55_555})
  void everyCallEndsOnceAndKeepsNothing(long seed) {
    Random chance = new Random(seed);
    for (int n = 0; n < CALLS; n++) {
      Ledger ledger = new Ledger(chance);
      ledger.begin();
      int inputs = chance.nextInt(INPUTS_MAX);
      for (int i = 0; i < inputs; i++) {
        ledger.give(ledger.anyInput());
      }
      ledger.give(new CallInput.ChannelGone(Party.CALLER));
      ledger.give(new CallInput.ChannelGone(Party.AGENT));
      ledger.give(ledger.anyInput());
      ledger.close();
    }
  }

  /** What routing and the story would hold for one call. */
  private static final class Ledger {
    private final Random chance;
    private final Set<AgentId> setAside = new HashSet<>();
    private final Set<AgentId> talking = new HashSet<>();
    private final List<Object> log = new ArrayList<>();
    private final Set<String> promises = new HashSet<>();
    private boolean repaired;
    private boolean inLine;
    private int ends;
    private Call call =
        Call.arriving(
            new CallId(UUID.randomUUID()),
            new FirstRing(Instant.EPOCH, 1),
            "people",
            new LinePolicy(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(30)));
    private Instant now = Instant.EPOCH;
    private boolean flow;

    Ledger(Random chance) {
      this.chance = chance;
      call = chance.nextBoolean() ? call.askedAfter() : call;
    }

    void begin() {
      CallEvent.Arrived arrived =
          new CallEvent.Arrived(call.id(), Instant.EPOCH, call.firstRing(), "1000", null);
      switch (chance.nextInt(9)) {
        case 8 ->
            take(
                chance.nextBoolean()
                    ? CallControl.again(call, arrived, anyGoOn())
                    : CallControl.informed(call, arrived, chance.nextBoolean() ? anyGoOn() : null));
        case 7 -> take(CallControl.owed(call, arrived, OWED));
        case 5 -> {
          AgentId agent = anyAgent();
          setAside.add(agent);
          inLine = true; // since before we dialled
          CallBackLegs legs = new CallBackLegs("kept", agent, chance.nextBoolean());
          take(CallControl.calledBack(call, arrived, legs));
        }
        case 6 ->
            take(CallControl.calledBack(call, arrived, new CallBackLegs("kept", null, false)));
        case 0 -> take(CallControl.arrive(call, arrived, Beginning.RETURNED));
        case 1 -> take(CallControl.adopt(call, anyAgent(), Instant.EPOCH));
        case 2 -> take(CallControl.adopt(call, null, Instant.EPOCH));
        case 3 -> take(CallControl.arrive(call, arrived, Beginning.PERSON));
        default -> take(CallControl.arrive(call, arrived, Beginning.FLOW));
      }
    }

    void give(CallInput input) {
      log.add(input);
      if (input instanceof CallInput.AgentReserved(AgentId agent)) {
        setAside.add(agent);
      }
      now = now.plusSeconds(chance.nextInt(20));
      flow = flow && !(input instanceof FlowWantsPerson || input instanceof FlowWantsMessage);
      flow = flow && !(input instanceof CallInput.FlowFinished);
      flow = flow && !(input instanceof FlowWantsOutside);
      flow = flow && !(input instanceof CallInput.OpeningHeard);
      if (input instanceof CallInput.FlowPromised(String callback, String _)) {
        promises.add(callback);
      }
      CallState before = call.state();
      take(CallControl.step(call, input, now));
      if (input instanceof CallInput.HatchOpened && before instanceof CallState.Promised) {
        assertThat(call.state()).as("a word: %s", log).isInstanceOf(CallState.Promised.class);
      }
    }

    private void take(Step step) {
      call = step.call();
      for (CallCommand command : step.commands()) {
        log.add(command);
        account(command);
      }
      assertThat(talking).as("agents in one call: %s", log).hasSizeLessThanOrEqualTo(1);
      assertThat(setAside).as("agents set aside: %s", log).hasSizeLessThanOrEqualTo(2);
    }

    private void account(CallCommand command) {
      switch (command) {
        case JoinLine _ -> {
          assertThat(inLine).as("joined twice: %s", log).isFalse();
          inLine = true;
        }
        case LeaveLine _ -> {
          assertThat(inLine).as("left without having joined: %s", log).isTrue();
          inLine = false;
        }
        case RingAgent(AgentId agent) -> {
          assertThat(setAside).as("rung unasked: %s", log).contains(agent);
          assertThat(inLine).as("rung out of line: %s", log).isTrue();
        }
        case AgentTaken(AgentId agent) -> {
          setAside.remove(agent);
          inLine = false;
          assertThat(talking.add(agent)).as("taken twice: %s", log).isTrue();
        }
        case AgentMissed(AgentId agent, CallInput.Miss _) ->
            assertThat(setAside.remove(agent)).as("missed, not set aside: %s", log).isTrue();
        case AgentFreed(AgentId agent) ->
            assertThat(talking.remove(agent)).as("freed, not talking: %s", log).isTrue();
        case Tell(CallEvent.Ended _) -> ends++;
        case CallCommand.RunFlow _,
            CallCommand.ResumeFlow _,
            CallCommand.RunFlowMeanwhile _,
            CallCommand.RunFlowCallback _,
            CallCommand.RunFlowAfter _,
            CallCommand.RunFlowAt _ -> {
          assertThat(flow).as("two flows: %s", log).isFalse();
          flow = true;
        }
        case CallCommand.StopFlow _ -> {
          assertThat(flow).as("no flow to stop: %s", log).isTrue();
          flow = false;
        }
        case CallCommand.DropAgent _ -> {} // also when the call is over
        case CallCommand.JoinAgent(AgentId agent) ->
            assertThat(setAside).as("joined with somebody else: %s", log).contains(agent);
        case CallCommand.TakeOver _ ->
            assertThat(inLine).as("takes a place over, having one: %s", log).isFalse();
        case CallCommand.WithdrawCallback(String callback) ->
            assertThat(promises.remove(callback)).as("withdrawn twice: %s", log).isTrue();
        case CallCommand.RepairByCallback _ -> {
          assertThat(repaired).as("repaired twice: %s", log).isFalse();
          repaired = true;
        }
        case CallCommand.SayInLine _, CallCommand.TellReady _ ->
            assertThat(inLine).as("spoken to as one in line: %s", log).isTrue();
        case Tell _,
            CallCommand.Greet _,
            CallCommand.OfferPlace _,
            CallCommand.OfferPerson _,
            CallCommand.WelcomeBack _,
            CallCommand.LookUpGoOn _,
            CallCommand.LookUpLeft _,
            CallCommand.OfferGoOn _,
            CallCommand.PassKey _,
            CallCommand.Silence _,
            CallCommand.LookAtPlace _,
            CallCommand.WakeAt _,
            CallCommand.WatchKeys _,
            CallCommand.StopMessage _,
            CallCommand.StopRinging _,
            CallCommand.StopListening _,
            CallCommand.DialOutside _,
            CallCommand.PlayMusic _,
            CallCommand.TakeMessage _,
            CallCommand.TakeBack _,
            CallCommand.HangUp _,
            CallCommand.LeaveToPeople _ -> {
          assertThat(ends).as("done after the end: %s", log).isZero();
        }
      }
    }

    void close() {
      assertThat(ends).as("ends: %s", log).isEqualTo(1);
      assertThat(setAside).as("never given back: %s", log).isEmpty();
      assertThat(talking).as("never freed: %s", log).isEmpty();
      assertThat(inLine).as("still in line: %s", log).isFalse();
      assertThat(flow).as("a flow still runs: %s", log).isFalse();
    }

    /** Any input; routing sets an agent aside only for who is in line and has none. */
    CallInput anyInput() {
      return switch (chance.nextInt(36)) {
        case 35 -> chance.nextBoolean() ? new CallInput.SpeechBegan() : new CallInput.SpeechEmpty();
        case 31 -> new CallInput.LeftBefore(anyGoOn());
        case 30 -> new CallInput.MayGoOn();
        case 29 ->
            call.state() instanceof CallState.Informed
                ? new CallInput.OpeningHeard(chance.nextBoolean())
                : new CallInput.OfferSaid();
        case 27 -> flow ? promised() : rarely();
        case 28 -> new CallInput.AgentAnswered(anyAgent());
        case 20 -> new CallInput.Pressed("1239".charAt(chance.nextInt(4)));
        case 21 -> new CallInput.PlaceSeen(new Place(1 + chance.nextInt(9), null));
        case 22 -> new CallInput.Woken();
        case 23 -> new CallInput.LineSaid();
        case 24 -> new CallInput.KeysAre(chance.nextBoolean());
        case 25 -> new CallInput.KeysQuiet(HatchKeys.digits().press('0').keys());
        case 26 -> new CallInput.Pressed("*#5".charAt(chance.nextInt(3)));
        case 0 -> new CallInput.NodeEntered("welcome");
        case 1 -> new CallInput.HeardNothing("welcome");
        case 2 -> new CallInput.HeardUnknown("welcome", "7");
        case 3 -> flow ? new FlowWantsPerson(anyQueue(), anyReason(), anyGrant()) : rarely();
        case 4 -> flow ? new FlowWantsMessage() : rarely();
        case 32 ->
            flow
                ? new FlowWantsOutside("away", "+12025550188", Duration.ofSeconds(9), "sorry")
                : rarely();
        case 5 -> new CallInput.Pressed('0');
        case 6 -> new CallInput.HatchOpened("0");
        case 33 -> new CallInput.Said(anyChoice(), "yes");
        case 7, 8, 9 -> inLine && setAside.size() < 2 ? reserve() : new CallInput.HatchOpened("0");
        case 34 -> new CallInput.DialAnswered();
        case 10 -> new CallInput.NobodySignedIn();
        case 11 -> new CallInput.DialogueFailed("deaf");
        case 12 -> new CallInput.RingFailed(anyMiss());
        case 13 -> new CallInput.AgentLeft();
        case 14 -> new CallInput.ScriptLeft();
        case 15 -> new CallInput.CameBack();
        case 16 -> new CallInput.AgentBridged(anyAgent());
        case 17 -> new CallInput.AgentUnbridged(anyAgent());
        case 18 -> new CallInput.ReservationLapsed(anyAgent());
        default -> rarely();
      };
    }

    private CallInput reserve() {
      AgentId agent = anyAgent();
      return setAside.contains(agent)
          ? new CallInput.ReservationLapsed(agent)
          : new CallInput.AgentReserved(agent);
    }

    private CallInput rarely() {
      return switch (chance.nextInt(4)) {
        case 0 -> flow ? new CallInput.FlowFinished() : new CallInput.Woken();
        case 1 ->
            chance.nextBoolean() ? new CallInput.MessageEnded() : new CallInput.MessageEmpty();
        case 2 -> new CallInput.AsteriskLost();
        default -> new CallInput.FoundWaiting();
      };
    }

    private CallInput promised() {
      return new CallInput.FlowPromised("callback-" + log.size(), "+4930123456");
    }

    private GoOn anyGoOn() {
      FirstRing place = new FirstRing(Instant.EPOCH, 8);
      GoOn.Spot spot =
          switch (chance.nextInt(3)) {
            case 0 -> new GoOn.InLine(place, anyQueue());
            case 1 -> new GoOn.WithAgent(anyAgent(), place, anyQueue());
            default -> new GoOn.InFlow();
          };
      return new GoOn(new CallId(UUID.randomUUID()), Instant.EPOCH, spot);
    }

    private String anyReason() {
      return chance.nextBoolean() ? FlowWantsPerson.SILENCE : "flow";
    }

    private LineGrant anyGrant() {
      return chance.nextBoolean()
          ? LineGrant.NONE
          : new LineGrant(
              Duration.ofSeconds(chance.nextInt(3)),
              chance.nextBoolean() ? Map.of() : Map.of("billing", 1 + chance.nextInt(3)),
              chance.nextBoolean(),
              chance.nextBoolean() ? Set.of() : Set.of(LineGrant.Offer.MESSAGE),
              chance.nextBoolean() ? null : Duration.ofSeconds(10));
    }

    private String anyQueue() {
      return chance.nextBoolean() ? "people" : "sales";
    }

    private AgentId anyAgent() {
      return AGENTS.get(chance.nextInt(AGENTS.size()));
    }

    private Choice anyChoice() {
      return CHOICES.get(chance.nextInt(CHOICES.size()));
    }

    private CallInput.Miss anyMiss() {
      return MISSES.get(chance.nextInt(MISSES.size()));
    }
  }
}

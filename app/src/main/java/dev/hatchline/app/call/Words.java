package dev.hatchline.app.call;

import dev.hatchline.app.business.Answer;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.call.control.GoOn;
import dev.hatchline.call.control.LineGrant;
import dev.hatchline.call.control.SpokenOffer;
import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.LineWish;
import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.Expected;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.routing.agent.Device;
import dev.hatchline.routing.agent.MissReason;
import dev.hatchline.routing.cases.LeftAt;
import dev.hatchline.routing.cases.Unfinished;
import dev.hatchline.telephony.DeviceState;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.speech.Answers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One room's word for what another room calls otherwise. */
public final class Words {
  /** Of what was looked up no more is told, names and values together. */
  private static final int TAKEN_CHARS_MAX = 4_000;

  private Words() {}

  static CallInput dialEnded(DialResult result) {
    return switch (result) {
      case DialResult.Answered _ -> new CallInput.AgentLeft();
      case DialResult.NoAnswer _ -> new CallInput.RingFailed(Miss.NO_ANSWER);
      case DialResult.Busy _ -> new CallInput.RingFailed(Miss.BUSY);
      case DialResult.Declined _ -> new CallInput.RingFailed(Miss.DECLINED);
      case DialResult.Unreachable _ -> new CallInput.RingFailed(Miss.UNREACHABLE);
      case DialResult.Cancelled _ -> new CallInput.RingFailed(Miss.CANCELLED);
    };
  }

  static MissReason reason(Miss why) {
    return switch (why) {
      case NO_ANSWER -> MissReason.NO_ANSWER;
      case BUSY -> MissReason.BUSY;
      case DECLINED -> MissReason.DECLINED;
      case UNREACHABLE -> MissReason.UNREACHABLE;
      case CANCELLED -> MissReason.CANCELLED;
    };
  }

  /** A device that Asterisk says nothing useful of counts as in a call: nobody rings it. */
  public static Device device(DeviceState state) {
    return switch (state) {
      case UNAVAILABLE -> Device.UNAVAILABLE;
      case FREE -> Device.FREE;
      case RINGING -> Device.RINGING;
      case IN_USE, OTHER -> Device.IN_USE;
    };
  }

  /** What is listened for; null where nothing that is said counts. */
  static @Nullable Answers answers(Expected expected) {
    return switch (expected) {
      case Expected.Nothing _ -> null;
      case Expected.OneOf(List<String> phrases) -> new Answers.OneOf(phrases);
      case Expected.Series(List<String> phrases, int complete) ->
          new Answers.Series(phrases, complete);
      case Expected.Free(Duration max) -> new Answers.Free(max);
    };
  }

  /** What is listened for where the house offers something. */
  static Answers answers(SpokenOffer offer) {
    return offer.onlyAlone()
        ? new Answers.Alone(offer.phrases())
        : new Answers.OneOf(offer.phrases());
  }

  static BusinessSystem.Method method(Node.Lookup.Method method) {
    return switch (method) {
      case GET -> BusinessSystem.Method.GET;
      case POST -> BusinessSystem.Method.POST;
    };
  }

  static LookupAnswer answer(Answer answer) {
    return switch (answer) {
      case Answer.Found(var json) -> new LookupAnswer.Found(Map.copyOf(json));
      case Answer.Missing _ -> new LookupAnswer.Missing();
      case Answer.Failed(var why) -> new LookupAnswer.Failed(why.word());
    };
  }

  /** As a machine writes it; what has no room any more is left out, the last first. */
  static Map<String, String> taken(Map<String, Value> values) {
    Map<String, String> taken = new LinkedHashMap<>();
    int room = TAKEN_CHARS_MAX;
    for (Map.Entry<String, Value> one : values.entrySet()) {
      String plain = one.getValue().plain();
      room -= one.getKey().length() + plain.length();
      if (room < 0) {
        break;
      }
      taken.put(one.getKey(), plain);
    }
    return taken;
  }

  /** Null for a flow that was stopped: whoever stopped it knows why. */
  static @Nullable CallInput outcome(FlowOutcome outcome, Function<LineWish, LineGrant> grants) {
    return switch (outcome) {
      case FlowOutcome.ToQueue(String queue, String _, String by, LineWish wish) ->
          new CallInput.FlowWantsPerson(queue, by, grants.apply(wish));
      case FlowOutcome.ToOutside(String node, Value.Phone to, Duration ring, String failed) ->
          new CallInput.FlowWantsOutside(node, to.plain(), ring, failed);
      case FlowOutcome.LeaveMessage _ -> new CallInput.FlowWantsMessage();
      case FlowOutcome.Promised _, FlowOutcome.Finished _ -> new CallInput.FlowFinished();
      case FlowOutcome.CallerLeft _ -> null;
    };
  }

  static GoOn goOn(Unfinished before, UnaryOperator<String> queues) {
    GoOn.Spot spot =
        switch (before.at()) {
          case LeftAt.Line(FirstRing place, String queue) ->
              new GoOn.InLine(place, queues.apply(queue));
          case LeftAt.Agent(AgentId agent, FirstRing place, String queue) ->
              new GoOn.WithAgent(agent, place, queues.apply(queue));
          case LeftAt.Flow _ -> new GoOn.InFlow();
        };
    return new GoOn(before.call(), before.rang(), spot);
  }
}

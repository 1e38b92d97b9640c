package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.HatchKeys;
import dev.hatchline.call.Place;
import java.time.Duration;
import java.util.Map;

/** What may happen to a call, as its state machine is told; sealed by where it comes from. */
public sealed interface CallInput {
  /** What the flow reports or leads to. */
  sealed interface FromFlow extends CallInput {}

  /** The flow came to a node that speaks or listens. */
  record NodeEntered(String node) implements FromFlow {}

  /** From now on keys are digits of an entry, or choices again. */
  record KeysAre(boolean digits) implements FromFlow {}

  /** The caller took this choice of a menu. */
  record FlowChose(String node, char key) implements FromFlow {}

  /** The caller gave this value at a node. */
  record FlowGot(String node, String name, String value) implements FromFlow {}

  /** A system was asked; {@code taken} is what the flow uses of its answer, by name. */
  record FlowLookedUp(String node, String outcome, Map<String, String> taken) implements FromFlow {}

  /** The flow knows what the caller wants. */
  record FlowKnowsWish(String what) implements FromFlow {}

  /** The flow puts this down for whoever answers. */
  record FlowNoted(String node, String text) implements FromFlow {}

  /** The caller gave this number to a survey. */
  record FlowScored(String node, String name, int score) implements FromFlow {}

  /** No key in time at this node. */
  record HeardNothing(String node) implements FromFlow {}

  /** A key that this node does not offer. */
  record HeardUnknown(String node, String heard) implements FromFlow {}

  /**
   * The flow leads to a person: chosen, or after too many failed tries.
   *
   * @param by how it came to that; {@link #SILENCE} and {@link #FAULT} among others
   * @param grant what the caller gets in line besides a place
   */
  record FlowWantsPerson(String queue, String by, LineGrant grant) implements FromFlow {
    /** The caller said and pressed nothing. */
    public static final String SILENCE = "silence";

    /** The flow has failed. */
    public static final String FAULT = "fault";

    /** As everybody waits. */
    public FlowWantsPerson(String queue, String by) {
      this(queue, by, LineGrant.NONE);
    }
  }

  /**
   * The flow leads to a number outside of the house.
   *
   * @param failed the node at which it goes on when nobody answers there
   */
  record FlowWantsOutside(String node, String number, Duration ring, String failed)
      implements FromFlow {}

  /** The flow leads to leaving a message. */
  record FlowWantsMessage() implements FromFlow {}

  /** A callback was promised, and kept: the caller is about to hear so. */
  record FlowPromised(String callback, String number) implements FromFlow {}

  /**
   * What was to be heard before the flow has been heard; the flow has not begun.
   *
   * @param personFree whether the line's callers are brought to a free person instead, and one is
   */
  record OpeningHeard(boolean personFree) implements FromFlow {}

  /** The flow came to an end that the caller chose. */
  record FlowFinished() implements FromFlow {}

  /** The caller pressed a key: 0 to 9, * or #. */
  record Pressed(char key) implements CallInput {}

  /** The caller said an escape word: a person is wanted, now. A key is surer. */
  record HatchOpened(String by) implements CallInput {}

  /** The caller said that they want this; a flow's choices are its own. */
  record Said(Choice choice, String words) implements CallInput {}

  /** Somebody speaks where something is offered before the flow; what it is comes later. */
  record SpeechBegan() implements CallInput {}

  /** It was no answer to that. */
  record SpeechEmpty() implements CallInput {}

  /** {@link HatchKeys#SILENCE} has passed since the keys were these. */
  record KeysQuiet(HatchKeys keys) implements CallInput {}

  /** The place in line, as routing sees it. */
  record PlaceSeen(Place place) implements CallInput {}

  /** The time of {@code WakeAt} has come. */
  record Woken() implements CallInput {}

  /** What the house had to say around the flow, a greeting or an offer, has been heard. */
  record OfferSaid() implements CallInput {}

  /** What was left in the earlier call still is to be done. */
  record MayGoOn() implements CallInput {}

  /** The same, of an earlier call that another engine had, and nobody here knew of. */
  record LeftBefore(GoOn goOn) implements CallInput {}

  /** What was said in line has been heard. */
  record LineSaid() implements CallInput {}

  /** Routing has set this agent aside for this caller. */
  record AgentReserved(AgentId agent) implements CallInput {}

  /** No agent of the caller's queue is signed in. */
  record NobodySignedIn() implements CallInput {}

  /** The engine cannot speak to this caller. */
  record DialogueFailed(String why) implements CallInput {}

  /** Routing has taken this agent back from this caller: too long, or needed no more. */
  record ReservationLapsed(AgentId agent) implements CallInput {}

  /** The agent's phone was rung in vain. */
  record RingFailed(Miss why) implements CallInput {}

  /** Whoever was rung from the caller's own script is there. */
  record DialAnswered() implements CallInput {}

  /** The agent, rung on a leg of their own while we dialled the caller, is there. */
  record AgentAnswered(AgentId agent) implements CallInput {}

  /** The conversation is over and the caller is still there. */
  record AgentLeft() implements CallInput {}

  /** The message is kept, or the caller left without one. */
  record MessageEnded() implements CallInput {}

  /** Nothing was said: the caller is still there, and waits for something else. */
  record MessageEmpty() implements CallInput {}

  /** The channel left our script; it may well be up. */
  record ScriptLeft() implements CallInput {}

  /** The caller is in our script again. */
  record CameBack() implements CallInput {}

  /** Asterisk has joined the caller with this agent. */
  record AgentBridged(AgentId agent) implements CallInput {}

  /** This agent left the bridge in which the caller still is. */
  record AgentUnbridged(AgentId agent) implements CallInput {}

  /** The caller is in Asterisk's own queue. */
  record FoundWaiting() implements CallInput {}

  /** The caller's channel is gone: the only way in which a call ends. */
  sealed interface Gone extends CallInput {}

  /** Asterisk's word that the channel hung up, and who did it. */
  record ChannelGone(Party party) implements Gone {}

  /** Asterisk went away, and the channel with it. */
  record AsteriskLost() implements Gone {}

  /** Why an agent was rung in vain. */
  enum Miss {
    NO_ANSWER("no-answer"),
    BUSY("busy"),
    DECLINED("declined"),
    UNREACHABLE("unreachable"),
    CANCELLED("cancelled");

    private final String word;

    Miss(String word) {
      this.word = word;
    }

    /** The stable word for logs, events and meters. */
    public String word() {
      return word;
    }
  }
}

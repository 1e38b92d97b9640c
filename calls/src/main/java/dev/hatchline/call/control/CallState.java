package dev.hatchline.call.control;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.HatchKeys;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands. Each state carries only what it needs.
 *
 * <pre>
 *   Offered ──1, 0, silence──▶ InLine;  ──another key──▶ InFlow
 *   Greeted ──may go on──▶ Invited ──1──▶ InLine or InFlow, where they were
 *     └──may not──▶ InFlow ◀──silence──┘   0 leads from both to InLine
 *   Talking ──agent left, the flow has something to ask──▶ After ──heard──▶ Ending;  0 ──▶ InLine
 *   Informed ──heard, may go on──▶ Invited;  ──may not──▶ InFlow;  ──0──▶ InLine
 *
 *   InFlow ──hatch, silence──▶ InLine ◀──────────────┐
 *     │                        │   ▲ missed          │ came back
 *     │      Meanwhile ◀──1──▶ │   │                 │
 *     │          └───reserved──▼   │                 │
 *     │                       Ringing ──bridged──▶ Talking ──moved──▶ Away
 *     ├──Promised──┐         nobody here ▼         │ agent left
 *     └──finished──▶ Ending ◀─── LeavingMessage      ▼
 *                          └────────── caller's channel gone ──▶ Over
 * </pre>
 */
public sealed interface CallState {
  /** The automation speaks or listens at a node. */
  sealed interface Automated extends CallState {
    /** The node's name; empty before the first. */
    String node();

    /** What keys mean there, and which of them open the hatch. */
    HatchKeys keys();

    /** The same at another node. */
    Automated at(String other);

    /** The same after a key, or with another meaning of keys. */
    Automated with(HatchKeys other);
  }

  /**
   * The caller has not asked for a person yet.
   *
   * @param fresh whether they have pressed nothing, and no digits were asked for. A flow may pass
   *     several nodes before it says a word, so that its first is no measure
   */
  record InFlow(String node, HatchKeys keys, boolean fresh) implements Automated {
    static final InFlow START = new InFlow("", HatchKeys.choice(), true);

    @Override
    public InFlow at(String other) {
      return new InFlow(other, keys, fresh);
    }

    @Override
    public InFlow with(HatchKeys other) {
      return new InFlow(node, other, false);
    }
  }

  /**
   * The same of a caller who hears first what does not work. If they rang a little before, they are
   * then offered to go on where they were.
   *
   * @param goOn absent if nothing is known of an earlier call, as yet
   * @param may whether it is known by now that they may
   */
  record Informed(String node, HatchKeys keys, @Nullable GoOn goOn, boolean may)
      implements Automated {
    static Informed begun(@Nullable GoOn goOn) {
      return new Informed("", HatchKeys.choice(), goOn, false);
    }

    @Override
    public Informed at(String other) {
      return new Informed(other, keys, goOn, may);
    }

    @Override
    public Informed with(HatchKeys other) {
      return new Informed(node, other, goOn, may);
    }

    Informed allowed(@Nullable GoOn known) {
      return new Informed(node, keys, known, true);
    }
  }

  /** The agent has hung up first, and the flow has something to ask; nothing is left to be done. */
  record After(String node, HatchKeys keys) implements Automated {
    static final After START = new After("", HatchKeys.choice());

    /** However the questions end, a person has served the caller, and hung up first. */
    static final CallEnd END = new CallEnd(CallEnd.Party.AGENT, CallEnd.Reason.SERVED);

    @Override
    public After at(String other) {
      return new After(other, keys);
    }

    @Override
    public After with(HatchKeys other) {
      return new After(node, other);
    }
  }

  /** Waiting for a person. */
  record InLine(Waiting waiting) implements CallState {
    /** Whether something is being said, or about to be. */
    public boolean speaking() {
      return waiting.speaking();
    }
  }

  /** In line, and using the automation meanwhile. */
  record Meanwhile(String node, HatchKeys keys, Waiting waiting) implements Automated {
    static Meanwhile begun(Waiting waiting) {
      return new Meanwhile("", HatchKeys.choice(), waiting);
    }

    @Override
    public Meanwhile at(String other) {
      return new Meanwhile(other, keys, waiting);
    }

    @Override
    public Meanwhile with(HatchKeys other) {
      return new Meanwhile(node, other, waiting);
    }
  }

  /**
   * An agent's phone rings for this caller; music goes on.
   *
   * @param next the agent to ring when this ringing ends, routing having changed its mind
   */
  record Ringing(AgentId agent, @Nullable AgentId next, Waiting waiting) implements CallState {
    Ringing with(Waiting other) {
      return new Ringing(agent, next, other);
    }
  }

  /** Caller and agent hear each other; our script waits for the agent to leave. */
  record Talking(AgentId agent) implements CallState {}

  /** Something is offered before the flow is run. */
  sealed interface Welcome extends CallState {}

  /** An answer is waited for to what is offered. */
  sealed interface Asked extends Welcome {
    /** How long. */
    OfferTime time();

    /** The same after the offer was heard, or somebody began or ceased to speak. */
    Asked with(OfferTime other);
  }

  /** A caller whom we owe a call hears that they may have their place on the line instead. */
  record Offered(OwedPlace owed, OfferTime time) implements Asked {
    @Override
    public Offered with(OfferTime other) {
      return new Offered(owed, other);
    }
  }

  /**
   * A caller who rang a little before is greeted; whether they may go on is being looked up.
   *
   * @param may whether it is known by now that they may
   */
  record Greeted(GoOn goOn, boolean may) implements Welcome {}

  /** The same caller hears that they may go on where they were. */
  record Invited(GoOn goOn, OfferTime time) implements Asked {
    @Override
    public Invited with(OfferTime other) {
      return new Invited(goOn, other);
    }
  }

  /** The caller has our promise to call back. */
  record Promised(String callback, Part part) implements CallState {
    /**
     * What of it is heard.
     *
     * <pre>
     *   TOLD ──heard──▶ GOODBYE ──5 s──▶ Ending       in each of them 0 takes the promise back
     *     │ "agent"        │ "agent"        ▲
     *   TOLD_FIRST ──▶ ASKED ──heard──▶ LAST
     * </pre>
     */
    enum Part {
      /** The flow says what to expect. */
      TOLD,
      /** The same, and the caller has said an escape word meanwhile. */
      TOLD_FIRST,
      /** The caller hears that {@code 0} leads to a person now. */
      ASKED,
      /** Everything is said, and the caller may stay for a moment. */
      GOODBYE,
      /** The same, and the caller was asked. */
      LAST
    }

    /** Whether the flow still speaks. */
    boolean speaking() {
      return part == Part.TOLD || part == Part.TOLD_FIRST;
    }

    Promised at(Part other) {
      return new Promised(callback, other);
    }
  }

  /** The caller leaves a message. */
  record LeavingMessage() implements CallState {}

  /**
   * Asked back from Asterisk's own queue: in our line already, but not yet in our script.
   *
   * @param reserved the agent to ring as soon as the caller is back
   * @param nobody whether nobody is signed in
   */
  record ComingBack(@Nullable AgentId reserved, boolean nobody) implements CallState {}

  /** No script of ours holds the caller. */
  sealed interface Beyond extends CallState {}

  /**
   * The caller's channel is up, and no script of ours holds it: on the way out, transferred by an
   * agent, or found up after a restart.
   *
   * @param agent whom the caller talks to, where we know it
   * @param ifGone how the call has ended if the channel turns out to be gone
   */
  record Away(@Nullable AgentId agent, CallEnd ifGone) implements Beyond {}

  /**
   * A number outside rings for the caller, or the two talk: what is surely told only at its end.
   *
   * @param failed the node at which the flow goes on when nobody answers there
   * @param by the key or the word by which the caller wants a person of ours instead
   * @param answered whether Asterisk has said that somebody is there
   */
  record Outside(String failed, @Nullable String by, boolean answered) implements Beyond {
    static Outside begun(String failed) {
      return new Outside(failed, null, false);
    }

    Outside wanting(String person) {
      return new Outside(failed, person, answered);
    }

    Outside met() {
      return new Outside(failed, by, true);
    }
  }

  /** Left to Asterisk's own queue, because the engine could not speak to the caller. */
  record WithPeople() implements Beyond {}

  /** We let the call go and waiting for Asterisk's word that it is gone. */
  record Ending(CallEnd end) implements Beyond {}

  /** Nothing happens to this call any more. */
  record Over(CallEnd end) implements Beyond {}
}

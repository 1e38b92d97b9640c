package dev.hatchline.routing.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Instant;
import java.util.Optional;

/** How far a callback has come. The last five are ends: nothing is dialled from there. */
public sealed interface CallbackState {
  /**
   * To be dialled.
   *
   * @param next the key of the next attempt, under which it stands in line
   * @param due not before
   */
  record Waiting(CallId next, Instant due) implements CallbackState {
    public Waiting {
      due = Text.micros(due);
    }
  }

  /**
   * An agent is reserved, and the customer is dialled under this key or is about to be.
   *
   * @param agent the latest who was reserved for it
   * @param since when the attempt began
   */
  record Dialling(CallId call, AgentId agent, Instant since) implements CallbackState {
    public Dialling {
      since = Text.micros(since);
    }
  }

  /** The customer is on the line; no agent yet. */
  record Answered(CallId call, Instant at) implements CallbackState {
    public Answered {
      at = Text.micros(at);
    }
  }

  /** Customer and agent heard each other. */
  record Connected(CallId call, AgentId agent, Instant at) implements CallbackState {
    public Connected {
      at = Text.micros(at);
    }
  }

  /**
   * The customer never got to a person and is not dialled again.
   *
   * @param why for people; cut at {@link #WHY_CHARS_MAX} characters
   */
  record GivenUp(String why, Instant at) implements CallbackState {
    public static final int WHY_CHARS_MAX = 200;

    public GivenUp {
      why = Text.cut(why, WHY_CHARS_MAX);
      at = Text.micros(at);
    }
  }

  /** The customer, or somebody for the customer, wants none any more. */
  record Cancelled(Instant at) implements CallbackState {
    public Cancelled {
      at = Text.micros(at);
    }
  }

  /** The customer rang in, and that call has the place now. */
  record TakenOver(Instant at) implements CallbackState {
    public TakenOver {
      at = Text.micros(at);
    }
  }

  /** Dialled, and nobody can say how it ended: a person must look into it. Never dialled again. */
  record Unknown(CallId call, Instant at) implements CallbackState {
    public Unknown {
      at = Text.micros(at);
    }
  }

  /** Whether something is still owed. */
  default boolean open() {
    return switch (this) {
      case Waiting _, Dialling _, Answered _ -> true;
      case Connected _, GivenUp _, Cancelled _, TakenOver _, Unknown _ -> false;
    };
  }

  /** The key of the attempt that has begun, if the customer may have a leg of ours now. */
  default Optional<CallId> live() {
    return switch (this) {
      case Dialling(CallId call, _, _) -> Optional.of(call);
      case Answered(CallId call, _) -> Optional.of(call);
      case Waiting _, Connected _, GivenUp _, Cancelled _, TakenOver _, Unknown _ ->
          Optional.empty();
    };
  }

  /** The agent whose it is: who is reserved for it, or talked to the customer. */
  default Optional<AgentId> whose() {
    return switch (this) {
      case Dialling(_, AgentId agent, _) -> Optional.of(agent);
      case Connected(_, AgentId agent, _) -> Optional.of(agent);
      case Waiting _, Answered _, GivenUp _, Cancelled _, TakenOver _, Unknown _ ->
          Optional.empty();
    };
  }
}

package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import java.util.Optional;

/** How far a notice has come. All but the first three are ends: nothing is dialled from there. */
public sealed interface NoticeState {
  /** When it came there, or is due. */
  Instant at();

  /**
   * To be told.
   *
   * @param next the key of the next attempt
   * @param at not before
   */
  record Due(CallId next, Instant at) implements NoticeState {
    public Due {
      at = Text.micros(at);
    }
  }

  /** The customer is dialled under this key, or is about to be. */
  record Dialling(CallId call, Instant at) implements NoticeState {
    public Dialling {
      at = Text.micros(at);
    }
  }

  /** The customer is on the line. */
  record Answered(CallId call, Instant at) implements NoticeState {
    public Answered {
      at = Text.micros(at);
    }
  }

  /** The customer has heard it, and said so by a key. */
  record Confirmed(Instant at) implements NoticeState {
    public Confirmed {
      at = Text.micros(at);
    }
  }

  /** The customer wants a person, and is in line. */
  record WithPerson(Instant at) implements NoticeState {
    public WithPerson {
      at = Text.micros(at);
    }
  }

  /** The customer answered, and hung up without a key. */
  record Heard(Instant at) implements NoticeState {
    public Heard {
      at = Text.micros(at);
    }
  }

  /**
   * The customer was never reached and is not dialled again.
   *
   * @param why for people; cut at {@link #WHY_CHARS_MAX} characters
   */
  record GivenUp(String why, Instant at) implements NoticeState {
    public static final int WHY_CHARS_MAX = 200;

    public GivenUp {
      why = Text.cut(why, WHY_CHARS_MAX);
      at = Text.micros(at);
    }
  }

  /** Not wanted any more. */
  record Withdrawn(Instant at) implements NoticeState {
    public Withdrawn {
      at = Text.micros(at);
    }
  }

  /** Dialled, and nobody can say how it ended: a person must look into it. Never dialled again. */
  record Unknown(CallId call, Instant at) implements NoticeState {
    public Unknown {
      at = Text.micros(at);
    }
  }

  /** Whether it is still to be told, or being told. */
  default boolean open() {
    return switch (this) {
      case Due _, Dialling _, Answered _ -> true;
      case Confirmed _, WithPerson _, Heard _, GivenUp _, Withdrawn _, Unknown _ -> false;
    };
  }

  /** The key of the attempt that has begun, if the customer may have a leg of ours now. */
  default Optional<CallId> live() {
    return switch (this) {
      case Dialling(CallId call, _) -> Optional.of(call);
      case Answered(CallId call, _) -> Optional.of(call);
      case Due _, Confirmed _, WithPerson _, Heard _, GivenUp _, Withdrawn _, Unknown _ ->
          Optional.empty();
    };
  }
}

package dev.hatchline.routing.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a case has come. The last two are ends. */
public sealed interface CaseState {
  /**
   * Not solved.
   *
   * @param back how it came back, if it had been solved
   */
  record Open(Instant since, @Nullable Back back) implements CaseState {
    public Open {
      since = Text.micros(since);
    }
  }

  /**
   * What opened a solved case again.
   *
   * @param by the customer's call; absent if a person did
   */
  record Back(@Nullable CallId by, Solved from) {}

  /**
   * A person says that it is solved.
   *
   * @param by the agent; absent if the customer said so, by a key
   * @param until a customer who comes back before then opens it again
   */
  record Solved(Disposition disposition, @Nullable AgentId by, Instant at, Instant until)
      implements CaseState {
    public Solved {
      at = Text.micros(at);
      until = Text.micros(until);
    }
  }

  /** Solved, and the customer did not come back: for good. */
  record Closed(Disposition disposition, Instant at) implements CaseState {
    public Closed {
      at = Text.micros(at);
    }
  }

  /** It was the same matter as another case, which has everything of it. */
  record Merged(CaseId into, Instant at) implements CaseState {
    public Merged {
      at = Text.micros(at);
    }
  }
}

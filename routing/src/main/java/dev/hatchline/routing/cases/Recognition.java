package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whose call it is.
 *
 * @param now the case to which the contact belongs
 * @param before the contact after which they came again so soon that they are offered to go on
 *     where they were; its agent is asked first
 * @param others the customer's other cases, last contact first; at most {@link #OTHERS_MAX}
 * @param language the last one that they chose, in whatever case
 * @param sure false if the store did not answer: who is new may turn out to be known
 * @param kept done when the contact is durable
 */
public record Recognition(
    Case now,
    Kind kind,
    @Nullable Contact before,
    List<Case> others,
    @Nullable String language,
    boolean sure,
    CompletableFuture<Kept> kept) {
  public static final int OTHERS_MAX = 10;

  /** How they come. */
  public enum Kind {
    /** With something new. */
    NEW,
    /** About a case that is open. */
    OPEN,
    /** About one that had been solved, and is open again. */
    CAME_BACK
  }

  /**
   * Whether what was left in that call still is to be done: it was their last contact, not long
   * ago, and nobody has solved the case since.
   */
  public boolean goesOn(CallId call) {
    return kind == Kind.OPEN && before != null && before.call().equals(call);
  }

  /** What is kept of that contact, whichever engine had it; empty if it came to its end. */
  public Optional<LeftOff> left() {
    return kind == Kind.OPEN && before != null
        ? Optional.ofNullable(before.course().left())
        : Optional.empty();
  }
}

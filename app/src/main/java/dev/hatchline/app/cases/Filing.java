package dev.hatchline.app.cases;

import dev.hatchline.call.AgentId;
import dev.hatchline.routing.cases.Answer;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Recognition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which case has one call. What happens before that is known, or while the call goes from one case
 * to another, waits its turn.
 */
final class Filing {
  /** Answers of one call that it takes along to another case. */
  private static final int ANSWERS_MAX = 50;

  private final Deque<Answer> answers = new ArrayDeque<>();
  private CompletableFuture<CaseId> last;
  private volatile @Nullable CaseId at;
  private volatile List<CaseId> others = List.of();
  private volatile boolean goesOn;
  private volatile @Nullable AgentId with;
  private final CompletableFuture<Recognition> recognition = new CompletableFuture<>();

  /**
   * The call belongs where this says, as soon as it does; if it fails, the call has no case.
   *
   * @param first done from a thread that may do what is to be done next
   */
  Filing(CompletableFuture<CaseId> first) {
    last = first.thenApply(this::known);
  }

  /** It was recognised so. */
  CaseId recognised(Recognition as) {
    others = as.others().stream().map(other -> other.id()).toList();
    goesOn = as.before() != null;
    recognition.complete(as);
    return as.now().id();
  }

  /** Done when the call is recognised; the customer of a promise is known without that. */
  CompletableFuture<Recognition> recognition() {
    return recognition;
  }

  /** The caller goes on with this agent, if there was one. */
  void wentOn(@Nullable AgentId agent) {
    with = agent;
  }

  Optional<AgentId> with() {
    return Optional.ofNullable(with);
  }

  /** Next; {@code step} gets the case that has the call, and says which one has it then. */
  synchronized void next(Function<CaseId, CompletableFuture<CaseId>> step) {
    last = last.thenCompose(step).thenApply(this::known);
  }

  /** The case that has the call when all that came before is done; empty if it has none. */
  synchronized CompletableFuture<Optional<CaseId>> soon() {
    return last.handle((id, _) -> Optional.ofNullable(id));
  }

  /** The caller told this in the call. */
  synchronized void told(Answer answer) {
    answers.addLast(answer);
    if (answers.size() > ANSWERS_MAX) {
      answers.removeFirst();
    }
  }

  /** What the caller told in the call, in its order. */
  synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The customer's other cases. */
  void others(List<CaseId> known) {
    others = known;
  }

  private CaseId known(CaseId id) {
    at = id;
    return id;
  }

  /** The case that has the call, as far as is known at this moment. */
  Optional<CaseId> now() {
    return Optional.ofNullable(at);
  }

  List<CaseId> others() {
    return others;
  }

  /** Whether the customer came back so soon that they go on where they were. */
  boolean goesOn() {
    return goesOn;
  }
}

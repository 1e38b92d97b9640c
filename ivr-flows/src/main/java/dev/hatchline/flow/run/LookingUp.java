package dev.hatchline.flow.run;

import dev.hatchline.flow.Node;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.Way.Why;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A lookup: the question, the wait, and what the answer is worth. */
final class LookingUp {
  private static final String FOUND = "found";
  private static final String MISSING = "missing";

  private final Keyboard keyboard;
  private final Values values;
  private final Business business;
  private final FlowListener listener;

  LookingUp(Keyboard keyboard, Values values, Business business, FlowListener listener) {
    this.keyboard = keyboard;
    this.values = values;
    this.business = business;
    this.listener = listener;
  }

  Step visit(String node, Node.Lookup lookup) {
    lookup.take().keySet().forEach(name -> values.set(name, Optional.empty()));
    Optional<LookupRequest> request = request(lookup.what());
    if (request.isEmpty()) {
      return failed(node, "no-value", lookup);
    }
    return switch (answer(lookup, request.get())) {
      case LookupAnswer.Found found -> taken(node, lookup, found);
      case LookupAnswer.Missing _ -> {
        lookup.forget().ifPresent(this::forget);
        listener.lookedUp(node, MISSING, Map.of());
        yield new Step.GoTo(lookup.missing(), Why.MISSING);
      }
      case LookupAnswer.Failed(String word) -> failed(node, word, lookup);
    };
  }

  private Step taken(String node, Node.Lookup lookup, LookupAnswer.Found found) {
    Optional<Map<String, Value>> taken = Taken.of(lookup.take(), found.tree());
    if (taken.isEmpty()) {
      return failed(node, "wrong-answer", lookup);
    }
    values.setAll(taken.get());
    listener.lookedUp(node, FOUND, taken.get());
    return new Step.GoTo(lookup.then());
  }

  private void forget(String name) {
    values.forget(name);
    listener.forgotten(name);
  }

  private Step failed(String node, String word, Node.Lookup lookup) {
    listener.lookedUp(node, word, Map.of());
    return new Step.GoTo(lookup.failed(), Why.FAILED);
  }

  /** Whoever leaves meanwhile, by the hatch or by hanging up, takes the question back. */
  private LookupAnswer answer(Node.Lookup lookup, LookupRequest request) {
    CompletableFuture<LookupAnswer> answer = business.lookup(request);
    try {
      long late = request.timeout().plus(Node.Lookup.LATE).toMillis();
      answer.completeOnTimeout(new LookupAnswer.Failed("timeout"), late, TimeUnit.MILLISECONDS);
      lookup.sound().ifPresent(keyboard::say);
      keyboard.during(answer);
      return answer.join();
    } catch (CompletionException | CancellationException _) {
      return new LookupAnswer.Failed("fault");
    } finally {
      answer.cancel(true);
    }
  }

  private Optional<LookupRequest> request(Node.Lookup.Query query) {
    Map<String, Object> body = new LinkedHashMap<>();
    query
        .send()
        .forEach(
            (field, name) -> values.find(name).ifPresent(value -> body.put(field, json(value))));
    return Paths.filled(query.path(), values::find)
        .map(
            path -> new LookupRequest(query.system(), query.method(), path, body, query.timeout()));
  }

  private static Object json(Value value) {
    return switch (value) {
      case Value.Number number -> number.amount();
      case Value.YesNo(boolean yes) -> yes;
      case Value.Money money -> money.amount();
      case Value.Text _, Value.Digits _, Value.Day _, Value.Time _, Value.Phone _ -> value.plain();
    };
  }
}

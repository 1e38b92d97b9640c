package dev.hatchline.flow.talk;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Node.Lookup;
import dev.hatchline.flow.ValueType;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.sim.ScriptedBusiness;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.trial.TrialRunner;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The company of a conversation: what nothing is given of, whoever sits there has to answer. */
final class Desk extends ScriptedBusiness {
  private static final String FAILED = "unreachable";

  private final Flow flow;
  private final Somebody caller;
  private final Terminal terminal;
  private final Function<LookupRequest, Optional<LookupAnswer>> systems;

  Desk(
      Flow flow,
      Given given,
      Somebody caller,
      Terminal terminal,
      Function<LookupRequest, Optional<LookupAnswer>> systems) {
    super(given.today().orElse(TrialRunner.TODAY));
    this.flow = flow;
    this.caller = caller;
    this.terminal = terminal;
    this.systems = systems;
  }

  @Override
  protected CompletableFuture<LookupAnswer> unscripted(LookupRequest request) {
    return CompletableFuture.completedFuture(
        systems.apply(request).orElseGet(() -> typed(request)));
  }

  private LookupAnswer typed(LookupRequest request) {
    Map<String, Lookup.Take> take =
        flow.node(caller.node()) instanceof Lookup lookup ? lookup.take() : Map.of();
    String form = String.join(" ", take.keySet().stream().map(name -> name + "=…").toList());
    terminal.print(
        "          "
            + request.system()
            + ": "
            + request.method()
            + " "
            + request.path()
            + " answers what? found "
            + form
            + " · missing · timeout");
    while (true) {
      Optional<String> line = terminal.read();
      if (line.isEmpty()) {
        return new LookupAnswer.Failed(FAILED);
      }
      Optional<LookupAnswer> answer = answer(line.get().strip(), take);
      if (answer.isPresent()) {
        return answer.get();
      }
      terminal.print("          expected found " + form + ", missing or timeout");
    }
  }

  private static Optional<LookupAnswer> answer(String typed, Map<String, Lookup.Take> take) {
    return switch (typed) {
      case "missing" -> Optional.of(new LookupAnswer.Missing());
      case "timeout", "failed" -> Optional.of(new LookupAnswer.Failed(typed));
      case String found when found.startsWith("found") -> found(found.substring(5), take);
      default -> Optional.empty();
    };
  }

  /** A value goes on to the next word with {@code =} in it, so that texts may have spaces. */
  private static Optional<LookupAnswer> found(String typed, Map<String, Lookup.Take> take) {
    Map<String, Object> tree = new HashMap<>();
    for (String one : typed.strip().split("\\s+(?=[A-Za-z][A-Za-z0-9_]*=)", -1)) {
      String[] two = one.split("=", 2);
      Lookup.Take as = take.get(two[0]);
      if (two.length < 2 || as == null) {
        return Optional.empty();
      }
      put(tree, as.field(), json(two[1].strip(), as.type()));
    }
    return Optional.of(new LookupAnswer.Found(tree));
  }

  private static void put(Map<String, Object> tree, List<String> field, Object value) {
    Map<String, Object> here = tree;
    for (String step : field.subList(0, field.size() - 1)) {
      Map<String, Object> below = new HashMap<>();
      if (here.get(step) instanceof Map<?, ?> there) {
        there.forEach((name, one) -> below.put(String.valueOf(name), one));
      }
      here.put(step, below);
      here = below;
    }
    here.put(field.getLast(), value);
  }

  private static Object json(String text, ValueType type) {
    return switch (type) {
      case YES_NO -> text.equals("yes") || text.equals("true");
      case NUMBER, MONEY ->
          text.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?") ? new BigDecimal(text) : text;
      case TEXT, DIGITS, DAY, TIME, PHONE -> text;
    };
  }
}

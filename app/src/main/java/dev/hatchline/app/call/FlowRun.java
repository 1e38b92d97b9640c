package dev.hatchline.app.call;

import dev.hatchline.app.cases.GoOns;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallState;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.FlowOutcome;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.flow.run.FlowPoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The flow of one call: run on a virtual thread of its own, perhaps more than once, and what it has
 * learnt is known to the next run.
 */
final class FlowRun {
  private static final Logger log = LoggerFactory.getLogger(FlowRun.class);

  private final Company company;
  private final CallServices services;
  private final Consumer<CallInput> tell;
  private final Map<String, Value> known = new ConcurrentHashMap<>();
  private @Nullable LineCaller caller;

  /** Whether it was run before: nothing is heard twice before it. */
  private boolean begun;

  private volatile @Nullable FlowInterpreter running;

  /** The flow's own words in line; read by the call's thread. */
  private volatile @Nullable Prompt inLine;

  /** Where the caller is; read by the call's thread. */
  private volatile @Nullable FlowPoint at;

  FlowRun(Company company, CallServices services, Consumer<CallInput> tell) {
    this.company = company;
    this.services = services;
    this.tell = tell;
  }

  /** Where callers come in. */
  enum Entrance {
    START,
    /** Who is in line and uses the automation meanwhile. */
    WAITING,
    /** Who is in line and would rather be called back. */
    CALLBACK,
    /** Whose agent has hung up first. */
    AFTER
  }

  /**
   * Starts it on this leg; whatever comes of it, even its failure, is told once, unless stopped.
   */
  void start(Call call, HeardLeg leg, Entrance entrance) {
    boolean first = entrance == Entrance.START && !begun;
    begun = true;
    start(call, leg, first, (flow, interpreter) -> enter(flow, interpreter, entrance));
  }

  /** The same, where the caller was in an earlier call. */
  void goOn(Call call, HeardLeg leg, GoOns.InFlow before) {
    start(
        call,
        leg,
        false,
        (flow, interpreter) -> {
          FlowPoint point = before.point().orElseGet(() -> answers(flow, before.answers()));
          known.putAll(point.known(flow, before.since()));
          return Optional.of(interpreter.goOn(point, before.since()));
        });
  }

  /** The same, from a node that this run of it has named, with all that is known there. */
  void goOn(Call call, HeardLeg leg, String node) {
    FlowInterpreter before = running;
    Map<String, Value> values = before == null ? Map.copyOf(known) : before.values();
    start(call, leg, false, (_, interpreter) -> Optional.of(interpreter.run(node, values)));
  }

  private static FlowPoint answers(Flow flow, Map<String, String> plain) {
    Map<String, Value> values = new HashMap<>();
    plain.forEach((name, value) ->
        Remembered.value(flow, name, value).ifPresent(typed -> values.put(name, typed)));
    return FlowPoint.answers(values);
  }

  /** What the interpreter is to do; empty if the flow has no such thing. */
  private interface Way {
    Optional<FlowOutcome> go(Flow flow, FlowInterpreter interpreter);
  }

  private Optional<FlowOutcome> enter(Flow flow, FlowInterpreter interpreter, Entrance entrance) {
    Optional<String> from =
        switch (entrance) {
          case START -> Optional.of(flow.start());
          case WAITING -> Optional.of(flow.waiting());
          case CALLBACK -> flow.callback();
          case AFTER -> flow.after();
        };
    return from.map(node -> interpreter.run(node, Map.copyOf(known)));
  }

  /** {@code opens}: what is to be heard before it is. */
  private void start(Call call, HeardLeg leg, boolean opens, Way way) {
    LineCaller listens = new LineCaller(leg, services.sounds(), this::keysAre);
    caller = listens;
    Thread.ofVirtual()
        .name("flow-" + call.id())
        .start(() -> {
          MDC.put("call", call.id().toString());
          CallInput outcome = outcome(call, listens, opens, way);
          if (outcome != null && !listens.stopped()) {
            tell.accept(outcome);
          }
        });
  }

  /** A flow that fails leads to a person, like everything that goes wrong. */
  private @Nullable CallInput outcome(Call call, LineCaller listens, boolean opens, Way way) {
    try {
      Optional<Opening> opening = opens ? company.opening() : Optional.empty();
      CallInput said = opening.isPresent() ? opening.get().run(listens, tell) : null;
      if (said != null) {
        return said;
      }
      if (call.state() instanceof CallState.Informed) {
        return new CallInput.OpeningHeard(company.personAnswers());
      }
      Flow flow = company.flow().read();
      FlowInterpreter interpreter = new FlowInterpreter(flow, listens, company, new Teller());
      running = interpreter;
      Optional<FlowOutcome> outcome = way.go(flow, interpreter);
      // A flow without callbacks takes a message instead.
      return outcome.isEmpty() ? new CallInput.FlowWantsMessage() : told(call, outcome.get());
    } catch (CallerGone _) {
      return null;
    } catch (RuntimeException | Error fault) {
      log.error("{} failed; the caller goes to {}", company.flow(), call.queue(), fault);
      return new CallInput.FlowWantsPerson(call.queue(), CallInput.FlowWantsPerson.FAULT);
    }
  }

  private @Nullable CallInput told(Call call, FlowOutcome outcome) {
    if (outcome instanceof FlowOutcome.ToQueue to) {
      inLine = to.wish().say().orElse(null);
    }
    Duration most = services.config().priority().max();
    return Words.outcome(outcome, wish -> Grants.of(wish, call.credit(), most));
  }

  /** What is to be said in line once the place is told. */
  Optional<Prompt> inLine() {
    return Optional.ofNullable(inLine);
  }

  private void keysAre(boolean digits) {
    tell.accept(new CallInput.KeysAre(digits));
  }

  /** Where the caller is in it; empty before the first node. */
  Optional<FlowPoint> here() {
    return Optional.ofNullable(at);
  }

  void key(char key) {
    if (caller != null) {
      caller.key(key);
    }
  }

  /** An ear has told this. */
  void listened(long listening, Overheard what) {
    if (caller != null) {
      caller.listened(listening, what);
    }
  }

  void played(long playId) {
    if (caller != null) {
      caller.played(playId);
    }
  }

  /** The flow is no longer wanted; it ends soon and speaks no more. */
  void stop() {
    if (caller != null) {
      caller.stop();
      caller = null;
    }
  }

  /** Tells the call what happens in its flow. */
  private final class Teller implements FlowListener {
    @Override
    public void entered(String node) {
      FlowInterpreter here = running;
      at = here == null ? null : here.here();
      tell.accept(new CallInput.NodeEntered(node));
    }

    @Override
    public void noInput(String node) {
      tell.accept(new CallInput.HeardNothing(node));
    }

    @Override
    public void noMatch(String node, char key) {
      tell.accept(new CallInput.HeardUnknown(node, String.valueOf(key)));
    }

    @Override
    public void noMatch(String node, String words) {
      tell.accept(new CallInput.HeardUnknown(node, words));
    }

    @Override
    public void chosen(String node, char key) {
      tell.accept(new CallInput.FlowChose(node, key));
    }

    @Override
    public void answered(String node, String name, Value value) {
      known.put(name, value);
      tell.accept(new CallInput.FlowGot(node, name, value.plain()));
      if (value instanceof Value.Digits && !name.equals(Remembered.ACCOUNT)) {
        tell.accept(new CallInput.FlowKnowsWish(name + " " + value.plain()));
      }
    }

    @Override
    public void forgotten(String name) {
      known.remove(name);
    }

    @Override
    public void noted(String node, String text) {
      tell.accept(new CallInput.FlowNoted(node, text));
    }

    @Override
    public void scored(String node, String name, int score) {
      tell.accept(new CallInput.FlowScored(node, name, score));
    }

    @Override
    public void lookedUp(String node, String word, Map<String, Value> taken) {
      tell.accept(new CallInput.FlowLookedUp(node, word, Words.taken(taken)));
    }
  }
}

package dev.hatchline.app.call;

import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.run.CallerGone;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.telephony.Leg;
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
    CALLBACK
  }

  /**
   * Starts it on this leg; whatever comes of it, even its failure, is told once, unless stopped.
   */
  void start(Call call, Leg leg, Entrance entrance) {
    LineCaller listens = new LineCaller(leg, services.sounds(), this::keysAre);
    caller = listens;
    Thread.ofVirtual()
        .name("flow-" + call.id())
        .start(() -> {
          MDC.put("call", call.id().toString());
          CallInput outcome = outcome(call, listens, entrance);
          if (outcome != null && !listens.stopped()) {
            tell.accept(outcome);
          }
        });
  }

  /** A flow that fails leads to a person, like everything that goes wrong. */
  private @Nullable CallInput outcome(Call call, LineCaller listens, Entrance entrance) {
    try {
      Optional<Opening> opening = entrance == Entrance.START ? company.opening() : Optional.empty();
      CallInput said = opening.isPresent() ? opening.get().run(listens, tell) : null;
      if (said != null) {
        return said;
      }
      Flow flow = services.flows().find(company.flow()).orElseThrow();
      FlowInterpreter interpreter = new FlowInterpreter(flow, listens, company, listener());
      Optional<String> from =
          switch (entrance) {
            case START -> Optional.of(flow.start());
            case WAITING -> Optional.of(flow.waiting());
            case CALLBACK -> flow.callback();
          };
      // A flow without callbacks takes a message instead.
      return from.isEmpty()
          ? new CallInput.FlowWantsMessage()
          : Words.outcome(interpreter.run(from.get(), Map.copyOf(known)));
    } catch (CallerGone _) {
      return null;
    } catch (RuntimeException | Error fault) {
      log.error("flow {} failed; the caller goes to {}", company.flow(), call.queue(), fault);
      return new CallInput.FlowWantsPerson(call.queue(), "fault");
    }
  }

  private void keysAre(boolean digits) {
    tell.accept(new CallInput.KeysAre(digits));
  }

  private FlowListener listener() {
    return new FlowListener() {
      @Override
      public void entered(String node) {
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
      public void chosen(String node, char key) {
        tell.accept(new CallInput.FlowChose(node, key));
      }

      @Override
      public void answered(String node, String name, Value value) {
        known.put(name, value);
        tell.accept(new CallInput.FlowGot(node, name, value.plain()));
        if (value instanceof Value.Digits) {
          tell.accept(new CallInput.FlowKnowsWish(name + " " + value.plain()));
        }
      }

      @Override
      public void forgotten(String name) {
        known.remove(name);
      }

      @Override
      public void lookedUp(String node, String word) {
        tell.accept(new CallInput.FlowLookedUp(node, word));
      }
    };
  }

  void key(char key) {
    if (caller != null) {
      caller.key(key);
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
}

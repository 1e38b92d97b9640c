package dev.hatchline.app.call;

import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.FlowInterpreter;
import dev.hatchline.flow.run.FlowListener;
import dev.hatchline.telephony.Leg;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A flow at work for one call, on a virtual thread of its own. */
final class FlowRun {
  private static final Logger log = LoggerFactory.getLogger(FlowRun.class);

  private final LineCaller caller;

  private FlowRun(LineCaller caller) {
    this.caller = caller;
  }

  /** Starts the flow; whatever comes of it, even its failure, is told once, unless stopped. */
  static FlowRun start(
      String name, Call call, Leg leg, CallServices services, Consumer<CallInput> tell) {
    LineCaller caller = new LineCaller(leg, services.sounds());
    Thread.ofVirtual()
        .name("flow-" + call.id())
        .start(() -> {
          MDC.put("call", call.id().toString());
          CallInput outcome = outcome(name, call, caller, services, tell);
          if (outcome != null) {
            tell.accept(outcome);
          }
        });
    return new FlowRun(caller);
  }

  /** A flow that fails leads to a person, like everything that goes wrong. */
  private static @Nullable CallInput outcome(
      String name, Call call, LineCaller caller, CallServices services, Consumer<CallInput> tell) {
    try {
      Flow flow = services.flows().find(name).orElseThrow();
      return Words.outcome(new FlowInterpreter(flow, caller, listener(tell)).run());
    } catch (RuntimeException fault) {
      log.error("flow {} failed; the caller goes to {}", name, call.queue(), fault);
      return new CallInput.FlowWantsPerson(call.queue(), "fault");
    }
  }

  private static FlowListener listener(Consumer<CallInput> tell) {
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
    };
  }

  void key(char key) {
    caller.key(key);
  }

  void played(long playId) {
    caller.played(playId);
  }

  /** The flow is no longer wanted; it ends soon and speaks no more. */
  void stop() {
    caller.stop();
  }
}

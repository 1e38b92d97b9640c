package dev.hatchline.app.callback;

import dev.hatchline.conf.Callbacks;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.AskLimits;
import dev.hatchline.routing.callback.CallbackPolicy;
import dev.hatchline.routing.callback.Request;
import dev.hatchline.routing.callback.RetryPolicy;
import java.time.Duration;

/** What the operator's file says of callbacks, in the words of the routing. */
final class CallbackRules {
  /** More open than so many would be promises that nobody can keep. */
  private static final int OPEN_MAX = 2_000;

  private CallbackRules() {}

  static CallbackPolicy policy(OperatorConfig config, RetryPolicy retry) {
    Callbacks rules = config.callback();
    Callbacks.Limits limits = rules.limits();
    return new CallbackPolicy(
        retry,
        new AskLimits.Bounds(
            limits.numberDay(),
            limits.numberDay(),
            limits.addressHour(),
            Math.max(limits.addressHour(), limits.day()),
            limits.hour(),
            limits.day(),
            OPEN_MAX),
        queue -> config.queue(queue).filter(CallbackRules::agentFirst).isPresent(),
        rules.ring(),
        Appointments.rules(config));
  }

  private static boolean agentFirst(OperatorConfig.Queue queue) {
    return queue.callback() == Callbacks.Order.AGENT_FIRST;
  }

  /** How much earlier than they rang whoever asked for this is taken to have rung. */
  static Duration credit(OperatorConfig config, Request request) {
    return config
        .line(request.line())
        .map(line -> config.priority().credit(line, request.number().e164()))
        .orElse(Duration.ZERO);
  }
}

package dev.hatchline.app.call;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallInput;
import dev.hatchline.call.control.CallInput.Miss;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.DialRequest;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rings agents for one caller: from the caller's own script, or, for a customer whom we have
 * called, on a leg of the agent's own that is joined with the customer's.
 */
final class Ringer {
  private final CallId id;
  private final CallServices services;
  private final Consumer<CallInput> tell;

  /** Whose phone rings on a leg of its own. */
  private @Nullable AgentId beside;

  private boolean joining;
  private @Nullable Instant inLineSince;
  private @Nullable String wanted;

  Ringer(CallId id, CallServices services, Consumer<CallInput> tell) {
    this.id = id;
    this.services = services;
    this.tell = tell;
  }

  /** This agent's phone rings already, beside the customer's. */
  void beside(AgentId agent) {
    beside = agent;
  }

  /** What the agent is to know of the caller. */
  void learn(CallEvent event) {
    if (event instanceof CallEvent.Wanted(CallId _, Instant _, String what)) {
      wanted = what;
    } else if (event instanceof CallEvent.JoinedLine && inLineSince == null) {
      inLineSince = event.at();
    }
  }

  /** From the caller's own script, which rings until {@code DialEnded}. */
  boolean ring(Call call, AgentId agent, Leg leg) {
    if (!services.desk().reserved(agent, id)) {
      tell.accept(new CallInput.RingFailed(Miss.CANCELLED));
      return false;
    }
    beside = null;
    Duration ring = services.config().queue(call.queue()).orElseThrow().ring();
    String display = (wanted == null ? "" : wanted + " - ") + "waited " + waited();
    leg.dial(new DialRequest(agent, ring, display));
    return true;
  }

  private String waited() {
    Instant from = inLineSince == null ? services.clock().instant() : inLineSince;
    Duration wait = Duration.between(from, services.clock().instant());
    return "%d:%02d".formatted(wait.toMinutes(), wait.toSecondsPart());
  }

  /** Takes the caller back from the phone that rings; the ringing then fails as cancelled. */
  void stop(Leg leg) {
    AgentId agent = beside;
    if (agent == null) {
      leg.cancelDial();
    } else if (!joining) {
      var _ =
          drop(agent)
              .thenAccept(done -> {
                if (!done) {
                  tell.accept(new CallInput.RingFailed(Miss.CANCELLED));
                }
              });
    }
  }

  /** Brings the agent to the caller; false when that is being done, or the agent is gone again. */
  boolean join(AgentId agent, Leg leg) {
    if (joining) {
      return false;
    }
    Optional<Channel> channel = services.callbacks().agentChannel(id, agent);
    if (channel.isEmpty()) {
      tell.accept(new CallInput.RingFailed(Miss.DECLINED));
      return false;
    }
    joining = true;
    leg.join(channel.get());
    return true;
  }

  java.util.concurrent.CompletableFuture<Boolean> drop(AgentId agent) {
    return services.callbacks().hangUpAgent(id, agent);
  }

  /** Who picks up and hangs up before the two are joined has refused the call, not lost a phone. */
  CallInput ended(DialResult result) {
    boolean joined = joining;
    joining = false;
    beside = null;
    return joined && result instanceof DialResult.Unreachable
        ? new CallInput.RingFailed(Miss.DECLINED)
        : Words.dialEnded(result);
  }
}

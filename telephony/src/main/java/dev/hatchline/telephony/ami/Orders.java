package dev.hatchline.telephony.ami;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.Dialler;
import dev.hatchline.telephony.Regret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;

/**
 * What Asterisk is told to begin by itself. Each order names a place in our dialplan; its values
 * are digits, ids and cleaned texts only.
 */
final class Orders {
  /** Q.850: answered elsewhere. Marks a leg that we cancelled, and no phone lists it as missed. */
  static final int CAUSE_CANCELLED = 26;

  /** Telling a machine from a person, and the sentence for the machine, come after the ringing. */
  private static final Duration AFTER_RING = Duration.ofSeconds(30);

  /** The socket is on this machine. */
  private static final Duration TAP = Duration.ofSeconds(2);

  /** Where our dialplan holds an agent until the customer's script fetches him. */
  static final String AGENT_LEG = "hatchline-agent-leg";

  /** Where it plays a message to an agent. */
  static final String MESSAGE_LEG = "hatchline-message";

  private Orders() {}

  /**
   * The channel's id is the key: while it lives, Asterisk refuses a second one of that id.
   *
   * @param engine to which the customer is brought; empty where there is one only
   */
  static OriginateAction customer(CustomerDial dial, String engine) {
    OriginateAction order = local(dial.call().toString(), "hatchline-callback");
    order.setContext("hatchline-called");
    order.setExten(dial.line());
    order.setPriority(1);
    order.setTimeout(dial.ring().plus(AFTER_RING).toMillis());
    order.setChannelId(Dialler.customerChannel(dial.call()));
    order.setVariables(Map.of("HATCH_TO", dial.to().e164(), "HATCH_ORDER", order(dial, engine)));
    return order;
  }

  /** In this order the dialplan takes it apart. */
  private static String order(CustomerDial dial, String engine) {
    String order =
        String.join(
            ":",
            dial.call().toString(),
            dial.line(),
            dial.shown() == null ? "" : dial.shown(),
            Long.toString(dial.ring().plusMillis(999).toSeconds()),
            screening(dial.screening()),
            Long.toString(dial.firstRing().at().getEpochSecond()),
            Long.toString(dial.firstRing().sequence()));
    return engine.isEmpty() ? order : order + ":" + engine;
  }

  private static String screening(CustomerDial.Screening how) {
    return switch (how) {
      case NONE -> "0";
      case MACHINE -> "1";
      case KEY -> "key";
    };
  }

  static OriginateAction agent(AgentDial dial) {
    OriginateAction order = new OriginateAction();
    order.setChannel(EventReader.deviceOf(dial.agent()));
    String message = dial.message();
    order.setContext(message == null ? AGENT_LEG : MESSAGE_LEG);
    order.setExten("s");
    order.setPriority(1);
    order.setTimeout(dial.ring().toMillis());
    order.setChannelId(Dialler.agentChannel(dial.call(), dial.agent()));
    String number = dial.shown() == null ? "" : dial.shown().e164();
    order.setCallerId("\"" + dial.display() + "\" <" + number + ">");
    String key = dial.call().toString();
    order.setVariables(
        message == null
            ? Map.of("HATCH_KEY", key)
            : Map.of("HATCH_KEY", key, "HATCH_FILE", message));
    order.setAsync(true);
    return order;
  }

  static HangupAction cancel(String uniqueId) {
    return new HangupAction(uniqueId, CAUSE_CANCELLED);
  }

  static RedirectAction regret(CallId call, AgentId agent, Regret why) {
    return new RedirectAction(Dialler.agentChannel(call, agent), MESSAGE_LEG, why.extension(), 1);
  }

  /** To the socket alone, and of the caller's voice alone; it ends with the caller's channel. */
  static OriginateAction tap(Channel caller, String to) {
    OriginateAction order = new OriginateAction();
    order.setChannel("AudioSocket/" + to);
    order.setApplication("ChanSpy");
    // u: that channel; q: no beep; o: what comes from it; E: no longer than it is there.
    order.setData(caller.uniqueId() + ",uqoES");
    order.setTimeout(TAP.toMillis());
    order.setAsync(true);
    return order;
  }

  static OriginateAction bar(CallId call) {
    return inDialplan(call.toString(), "hatchline-bar");
  }

  static OriginateAction forget(CallId call) {
    return inDialplan(call.toString(), "hatchline-forget");
  }

  /**
   * As the agent's own {@code *1} and {@code *2} do it, in the dialplan: a manager without the
   * right {@code system} may not write Asterisk's database, neither by DBPut nor by {@code DB()}.
   */
  static OriginateAction pause(AgentId agent, String reason) {
    return star("paused", Map.of("HATCH_AGENT", agent.extension(), "HATCH_REASON", reason));
  }

  /** The reverse of {@link #pause}. */
  static OriginateAction resume(AgentId agent) {
    return star("available", Map.of("HATCH_AGENT", agent.extension()));
  }

  private static OriginateAction star(String extension, Map<String, String> variables) {
    OriginateAction star = inDialplan(extension, "hatchline-star");
    Map<String, String> all = new HashMap<>(variables);
    all.put("HATCH_BY", EventReader.ENGINE);
    star.setVariables(all);
    return star;
  }

  /** Runs these lines and ends with them. */
  private static OriginateAction inDialplan(String extension, String context) {
    OriginateAction order = local(extension, context);
    order.setApplication("Wait");
    order.setData("10");
    return order;
  }

  private static OriginateAction local(String extension, String context) {
    OriginateAction order = new OriginateAction();
    order.setChannel("Local/" + extension + "@" + context + "/n");
    order.setAsync(true);
    return order;
  }
}

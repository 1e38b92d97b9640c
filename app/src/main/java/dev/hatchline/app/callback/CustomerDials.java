package dev.hatchline.app.callback;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Appointment;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Dial;
import dev.hatchline.routing.callback.Fate;
import dev.hatchline.routing.notice.NoticeKey;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.CustomerDial;
import dev.hatchline.telephony.CustomerDial.Screening;
import dev.hatchline.telephony.DialFate;
import dev.hatchline.telephony.Dialler;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Has Asterisk dial what the desk decides, with what the operator says of it. */
public final class CustomerDials implements Dial {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final OperatorConfig config;
  private final Dialler dialler;

  CustomerDials(OperatorConfig config, Dialler dialler) {
    this.config = config;
    this.dialler = dialler;
  }

  @Override
  public CompletableFuture<Boolean> customer(CallId call, Callback callback) {
    dev.hatchline.conf.Callbacks rules = config.callback();
    return dialler.dialCustomer(
        new CustomerDial(
            call,
            callback.request().number(),
            callback.request().line(),
            callback.request().firstRing(),
            rules.ring(),
            screening(rules),
            rules.shownNumber().orElse(null)));
  }

  /** What is done about machines where nothing depends on a key. */
  public static Screening machines(dev.hatchline.conf.Callbacks rules) {
    return switch (rules.machine()) {
      case IGNORE -> Screening.NONE;
      case DETECT -> Screening.MACHINE;
    };
  }

  /** No machine presses a key, so that the key is enough. */
  private static Screening screening(dev.hatchline.conf.Callbacks rules) {
    return rules.connectByKey() ? Screening.KEY : machines(rules);
  }

  @Override
  public CompletableFuture<Boolean> agent(CallId call, AgentId agent, Callback callback) {
    String queue = callback.request().queue();
    Duration ring = config.queue(queue).map(OperatorConfig.Queue::ring).orElse(Duration.ZERO);
    boolean first =
        config
            .queue(queue)
            .filter(q -> q.callback() == dev.hatchline.conf.Callbacks.Order.AGENT_FIRST)
            .isPresent();
    return dialler.ringAgent(
        new AgentDial(call, agent, ring, callback.request().number(), display(callback, first)));
  }

  private String display(Callback callback, boolean agentFirst) {
    Appointment named = callback.request().appointment();
    Instant from = named == null ? callback.request().firstRing().at() : named.at();
    String time = CLOCK.format(from.atZone(config.hours().zone()));
    return new AgentDisplay(
            callback.request().name(),
            callback.request().reason(),
            (named == null ? "since " : "for ") + time)
        .text(agentFirst);
  }

  @Override
  public CompletableFuture<Boolean> hangUpCustomer(CallId call) {
    return dialler.hangUpCustomer(call);
  }

  @Override
  public CompletableFuture<Boolean> hangUpAgent(CallId call, AgentId agent) {
    return dialler.hangUpAgent(call, agent);
  }

  @Override
  public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
    return dialler.fates().thenApply(told -> told.map(CustomerDials::fates));
  }

  private static Map<CallId, Fate> fates(Map<CallId, DialFate> told) {
    Map<CallId, Fate> fates = new HashMap<>();
    told.forEach((call, fate) -> {
      // The others are not of callbacks.
      if (!NoticeKey.is(call)) {
        fates.put(call, fate(fate));
      }
    });
    return fates;
  }

  /** What we ended ourselves before anybody picked up has reached nobody. */
  public static Fate fate(DialFate fate) {
    return switch (fate) {
      case DIALLING -> Fate.DIALLING;
      case ANSWERED -> Fate.ANSWERED;
      case BUSY -> Fate.BUSY;
      case NO_ANSWER, CANCELLED -> Fate.NO_ANSWER;
      case MACHINE -> Fate.MACHINE;
      case FAILED -> Fate.FAILED;
      case FORBIDDEN -> Fate.FORBIDDEN;
      case BARRED -> Fate.BARRED;
      case REFUSED -> Fate.REFUSED_TWICE;
    };
  }

  @Override
  public CompletableFuture<Boolean> bar(CallId call) {
    return dialler.bar(call);
  }

  @Override
  public CompletableFuture<Boolean> forget(CallId call) {
    return dialler.forget(call);
  }
}

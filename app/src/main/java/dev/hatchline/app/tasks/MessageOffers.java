package dev.hatchline.app.tasks;

import dev.hatchline.app.callback.Said;
import dev.hatchline.app.callback.Wish;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.routing.callback.Asker;
import dev.hatchline.routing.callback.Callback;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.routing.task.Called;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.TaskPhones;
import dev.hatchline.telephony.AgentDial;
import dev.hatchline.telephony.Regret;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings agents for messages, and has customers called. */
final class MessageOffers implements TaskPhones {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** Of a queue that is in the operator's file no longer. */
  private static final Duration RING_UNKNOWN = Duration.ofSeconds(20);

  private static final String ENDING = ".wav";
  private static final Logger log = LoggerFactory.getLogger(MessageOffers.class);

  private final MessageTasks.House house;
  private final BiConsumer<CallId, AgentId> notRung;

  /**
   * Nobody is rung yet.
   *
   * @param notRung hears that Asterisk does not ring
   */
  MessageOffers(MessageTasks.House house, BiConsumer<CallId, AgentId> notRung) {
    this.house = house;
    this.notRung = notRung;
  }

  @Override
  public void ring(MessageTask task, CallId attempt, AgentId agent) {
    MessageTask.Left left = task.left();
    // The agent sees whose it is before the phone rings.
    house.cases().expects(attempt, task.in());
    Duration ring = ring(left.queue());
    PhoneNumber from = left.customer();
    String display =
        "Message"
            + (from == null ? "" : " from " + from.e164())
            + " "
            + CLOCK.format(left.at().atZone(house.config().hours().zone()));
    AgentDial dial =
        new AgentDial(
            attempt,
            agent,
            ring,
            from,
            display,
            left.file().substring(0, left.file().length() - ENDING.length()));
    var _ =
        house
            .dialler()
            .ringAgent(dial)
            .thenAccept(begun -> {
              if (!begun) {
                notRung.accept(attempt, agent);
              }
            });
  }

  Duration ring(String queue) {
    return house.config().queue(queue).map(OperatorConfig.Queue::ring).orElse(RING_UNKNOWN);
  }

  @Override
  public void hangUp(CallId attempt, AgentId agent) {
    var _ = house.dialler().hangUpAgent(attempt, agent);
  }

  @Override
  public void tell(Called called, CallId attempt, AgentId agent) {
    var _ =
        switch (called) {
          case Called.Promised _ -> house.dialler().hangUpAgent(attempt, agent);
          case Called.NotNow _ -> house.dialler().regret(attempt, agent, Regret.NOT_NOW);
          case Called.Never _ -> house.dialler().regret(attempt, agent, Regret.NEVER);
        };
  }

  @Override
  public CompletableFuture<Called> callBack(MessageTask task, AgentId agent) {
    PhoneNumber number = task.left().customer();
    Optional<OperatorConfig.Line> line = house.config().line(task.left().line());
    if (number == null || line.isEmpty()) {
      return CompletableFuture.completedFuture(
          never(task, number == null ? "no number is known" : "the line is no more"));
    }
    Wish wish =
        new Wish(
            number,
            line.get(),
            task.left().queue(),
            Skills.NONE,
            task.left().firstRing(),
            house.outlook().apply(task.left().queue()),
            Source.API,
            Asker.ours(),
            null,
            "left a message",
            null,
            "message " + task.id(),
            HouseSentences.ENGLISH);
    return CompletableFuture.completedFuture(promised(wish, task));
  }

  /** At the place of the message: the agent who asks for it is the one who is free. */
  private Called promised(Wish wish, MessageTask task) {
    return switch (house.callbacks().promise(wish)) {
      case Said.Promised(Callback callback, boolean _) -> {
        var _ = house.cases().promised(callback.id(), task.in());
        yield new Called.Promised(callback.id());
      }
      case Said.Refused(var _, String why, var again) when again == null -> never(task, why);
      case Said.Refused(String kind, var _, var _) -> notNow(task, kind);
      case Said.NotThen(String kind, var _, var _, var _) -> notNow(task, kind);
      case Said.Unavailable(String why) -> notNow(task, why);
    };
  }

  private static Called notNow(MessageTask task, String why) {
    log.warn("who left the message {} cannot be called at this time: {}", task.id(), why);
    return new Called.NotNow(why);
  }

  private static Called never(MessageTask task, String why) {
    log.warn("who left the message {} cannot be called: {}", task.id(), why);
    return new Called.Never(why);
  }
}

package dev.hatchline.app.tasks;

import dev.hatchline.app.call.Incident;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.callback.Reserving;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.Place;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.Line;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.Note;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.Taken;
import dev.hatchline.routing.task.TaskDesk;
import dev.hatchline.routing.task.TaskNews;
import dev.hatchline.routing.task.TaskPorts;
import dev.hatchline.routing.task.TaskState;
import dev.hatchline.routing.task.TaskStore;
import dev.hatchline.telephony.DialResult;
import dev.hatchline.telephony.Dialler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages that callers left, as what agents are to do. Safe from any thread. */
public final class MessageTasks implements Reserving, AutoCloseable {
  /** How often what was left, and what others have done of it, is looked at. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** After a call that left one: the recording is quiet by then. */
  private static final Duration LOOK_SOON = Duration.ofSeconds(4);

  /** To say a key after the message, twice; and for what the machine takes. */
  private static final Duration KEY_MAX = Duration.ofSeconds(40);

  private static final Logger log = LoggerFactory.getLogger(MessageTasks.class);

  /**
   * What messages need of the house.
   *
   * @param outlook where somebody would stand who joined this queue now
   * @param incidents hears of what a person should look into
   */
  public record House(
      OperatorConfig config,
      Messages messages,
      Stories stories,
      PhoneNumbers numbers,
      TaskStore store,
      Cases cases,
      Callbacks callbacks,
      Dialler dialler,
      Line line,
      Function<String, Place> outlook,
      Consumer<Incident> incidents,
      InstantSource clock) {}

  private final House house;
  private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("message-tasks").daemon().factory());
  private final TaskDesk desk;
  private final LeftMessages left;
  private final MessageOffers offers;
  private boolean storeAway;
  private volatile double latestOpen = Double.NaN;
  private volatile boolean inSight;

  /** Nobody is rung before Asterisk is in sight. */
  public MessageTasks(House house) {
    this.house = house;
    this.offers = new MessageOffers(house, (attempt, agent) -> desk().notRung(attempt, agent));
    this.desk =
        new TaskDesk(
            new TaskPorts(
                house.store(),
                offers,
                house.line(),
                house.clock(),
                this::news,
                writers,
                UUID::randomUUID,
                this::offer,
                this::credit,
                task -> house.cases().affinity(task.in())));
    this.left = new LeftMessages(house, desk);
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** To ring, hear and answer; whoever is not done then has left it. */
  private Duration offer(MessageTask task) {
    return offers
        .ring(task.left().queue())
        .plus(house.config().limits().message().multipliedBy(2))
        .plus(KEY_MAX);
  }

  private Duration credit(MessageTask task) {
    var customer = task.left().customer();
    return house
        .config()
        .line(task.left().line())
        .map(
            line -> house.config().priority().credit(line, customer == null ? "" : customer.e164()))
        .orElse(Duration.ZERO);
  }

  private void look() {
    try {
      left.find();
      if (inSight && house.config().cases().messagesRing()) {
        desk.look();
      }
      latestOpen = open().size();
      storeAway = false;
    } catch (StoreException away) {
      if (!storeAway) {
        storeAway = true;
        log.warn("messages wait: {}", away.sentence());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      log.error("messages could not be looked at", fault);
    }
  }

  private void soon(Duration wait) {
    try {
      var _ = timer.schedule(this::look, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      log.debug("no message is looked for any more: the house closes");
    }
  }

  // ---- What happens

  /** Hears each event of each call; returns at once. */
  public void call(CallEvent event) {
    if (LeftMessages.leftBy(event)) {
      soon(LOOK_SOON);
    }
  }

  @Override
  public boolean reserve(AgentId agent, CallId attempt) {
    return desk.reserve(agent, attempt);
  }

  @Override
  public boolean lapsed(AgentId agent, CallId attempt) {
    return desk.lapsed(agent, attempt);
  }

  /** False if the agent has picked up for something else. */
  public boolean up(CallId attempt, AgentId agent) {
    return desk.up(attempt, agent);
  }

  /** False if the agent was rung for something else. */
  public boolean down(CallId attempt, AgentId agent, DialResult why) {
    return desk.down(attempt, agent, Callbacks.reason(why));
  }

  private TaskDesk desk() {
    return desk;
  }

  public void pressed(CallId attempt, AgentId agent, char key) {
    desk.pressed(attempt, agent, key);
  }

  /** This channel of an agent's is gone. */
  public void gone(CallId attempt, AgentId agent) {
    desk.gone(attempt, agent);
  }

  /** Whether the agent is rung, or listens, for one of them. */
  public boolean has(CallId attempt, AgentId agent) {
    return desk.has(attempt, agent);
  }

  /** Asterisk is in sight, with these channels. */
  public void inSight(Set<String> channels) {
    inSight = true;
    desk.inSight((call, agent) -> channels.contains(Dialler.agentChannel(call, agent)));
    soon(Duration.ZERO);
  }

  /** Nobody can be rung. */
  public void outOfSight() {
    inSight = false;
    desk.rest();
  }

  private void news(TaskNews news) {
    switch (news) {
      case TaskNews.Heard(MessageTask task, CallId attempt, AgentId agent) -> {
        house.cases().hears(attempt, agent);
        var _ =
            house
                .cases()
                .desk()
                .change(task.in(), new CaseEvent.Reached(task.left().call(), agent));
      }
      case TaskNews.Ended(MessageTask task, AgentId by) -> ended(task, by);
      case TaskNews.NotCalled(MessageTask task, AgentId by, String why) ->
          house
              .incidents()
              .accept(
                  new Incident(
                      house.clock().instant(),
                      "message-not-called",
                      "Whoever left the message %s wants to be called, and cannot be: %s. Case %s."
                          .formatted(task.id(), why, task.in()),
                      by));
      case TaskNews.Failed(MessageTask task, Throwable fault) ->
          log.error("a step of the message {} failed; it is offered again", task.id(), fault);
    }
  }

  private void ended(MessageTask task, AgentId by) {
    String what =
        switch (task.state()) {
          case TaskState.CalledBack _ -> "Heard their message, and had them called.";
          case TaskState.Done _, TaskState.Open _, TaskState.Offered _ -> "Heard their message.";
        };
    UUID note = UUID.nameUUIDFromBytes(("heard " + task.id()).getBytes(StandardCharsets.UTF_8));
    var _ =
        house
            .cases()
            .desk()
            .change(
                task.in(), new CaseEvent.Noted(new Note(note, what, by, house.clock().instant())));
  }

  // ---- Looking, and by hand

  /** Those that somebody has still to hear, the eldest first; waits for the store. */
  public List<MessageTask> open() throws StoreException {
    return house.store().open(TaskStore.TASKS_MAX);
  }

  /** How many those were when it was looked at last; NaN before that. */
  public double latestOpen() {
    return latestOpen;
  }

  /** The agent has heard it; waits for the store. */
  public Taken done(UUID id, AgentId agent) {
    return desk.done(id, agent);
  }

  /** Who left it is called, at the place of the message; waits for the store. */
  public Taken callBack(UUID id, AgentId agent) {
    return desk.callBack(id, agent);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    writers.shutdown();
  }
}

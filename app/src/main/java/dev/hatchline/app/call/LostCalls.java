package dev.hatchline.app.call;

import dev.hatchline.app.callback.Waited;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.CallControl;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.telephony.CallMarks;
import dev.hatchline.telephony.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up calls that came to Asterisk while no engine, or another one, was there. */
public final class LostCalls {
  private static final Logger log = LoggerFactory.getLogger(LostCalls.class);

  private final CallServices services;
  private final Consumer<List<CallEvent>> earlier;

  /**
   * For the house.
   *
   * @param earlier hears what had happened before to a call that goes on here
   */
  public LostCalls(CallServices services, Consumer<List<CallEvent>> earlier) {
    this.services = services;
    this.earlier = earlier;
  }

  /**
   * Takes the caller on this channel up, in the state that Asterisk reports.
   *
   * @param agent whom the caller talks to
   * @return empty when the marks name no call or line of ours, or there are calls enough
   */
  public Optional<CallSession> adopt(
      Channel channel, CallMarks marks, @Nullable String callerNumber, @Nullable AgentId agent) {
    CallId id = marks.call();
    FirstRing ring = marks.firstRing();
    String number = marks.line();
    if (id == null || ring == null || number == null || full()) {
      return Optional.empty();
    }
    return services
        .config()
        .line(number)
        .flatMap(line -> adopt(channel, line, arrived(id, ring, number, callerNumber), agent));
  }

  /** Goes on with the story of a call that an engine which is dead has begun. */
  public void remember(CallStory story) {
    if (services.stories().find(story.call()).isEmpty()) {
      story.events().forEach(services.stories());
      earlier.accept(story.events());
    }
  }

  /** Since when the caller waits for a person, as far as it is known. */
  public Optional<Instant> waitsSince(CallId call) {
    return services.stories().find(call).flatMap(CallStory::waitsSince);
  }

  /**
   * Ends the stories of calls that ended while no engine was there to see it.
   *
   * @param asteriskStarted no call of before has lived longer
   */
  public void endUnseen(Set<CallId> alive, Instant asteriskStarted) {
    for (CallStory story : services.stories().open()) {
      if (!alive.contains(story.call()) && services.calls().find(story.call()).isEmpty()) {
        boolean lost = story.events().getLast().at().isBefore(asteriskStarted);
        CallEnd end = lost ? new CallEnd(Party.NETWORK, Reason.ASTERISK_LOST) : unseen(story);
        log.info("call {} has ended unseen: {}", story.call(), end);
        if (lost) {
          repair(story);
        }
        services
            .story()
            .accept(CallEvent.Ended.unseen(story.call(), services.clock().instant(), end));
      }
    }
  }

  /** Who waited when Asterisk, or the machine, was started anew. */
  private void repair(CallStory story) {
    CallEvent.Arrived arrived = null;
    String queue = null;
    boolean called = false;
    for (CallEvent event : story.events()) {
      switch (event) {
        case CallEvent.Arrived e -> arrived = e;
        case CallEvent.JoinedLine e -> queue = e.queue();
        case CallEvent.CalledBack _ -> called = true;
        case CallEvent.Bridged _, CallEvent.Promised _, CallEvent.MessageStarted _ -> queue = null;
        default -> {}
      }
    }
    if (arrived != null && queue != null && !called) {
      services
          .callbacks()
          .repair(
              new Waited(
                  arrived.line(), arrived.caller(), queue, Skills.NONE, arrived.firstRing()));
    }
  }

  /** The likeliest end: nobody has told us who hung up. */
  private static CallEnd unseen(CallStory story) {
    CallEnd end = new CallEnd(Party.CALLER, Reason.WITHOUT_ENGINE);
    for (CallEvent event : story.events()) {
      end =
          switch (event) {
            case CallEvent.Bridged _ -> new CallEnd(Party.CALLER, Reason.SERVED);
            case CallEvent.AgentLeft _ -> new CallEnd(Party.AGENT, Reason.SERVED);
            case CallEvent.MessageStarted _ -> new CallEnd(Party.CALLER, Reason.MESSAGE);
            case CallEvent.JoinedLine _, CallEvent.CallerMoved _ ->
                new CallEnd(Party.CALLER, Reason.WITHOUT_ENGINE);
            default -> end;
          };
    }
    return end;
  }

  private boolean full() {
    return services.calls().count() >= services.config().limits().calls();
  }

  private Optional<CallSession> adopt(
      Channel channel,
      OperatorConfig.Line line,
      CallEvent.Arrived arrived,
      @Nullable AgentId agent) {
    Call call =
        Call.arriving(
                arrived.call(),
                arrived.firstRing(),
                line.queue(),
                services.linePolicy(line.queue()))
            .with(services.credit(line, services.number(line, arrived.caller())));
    CallSession session = new CallSession(call, channel, services);
    if (!services.calls().add(session)) {
      return Optional.empty();
    }
    log.info("call {} of {} is up already; taken over", arrived.call(), arrived.firstRing().at());
    if (services.stories().find(arrived.call()).isEmpty()) {
      services.story().accept(arrived);
    }
    session.start(
        CallControl.adopt(call, agent, arrived.at()),
        null,
        new Company(services, line, call, arrived.caller()));
    return Optional.of(session);
  }

  private CallEvent.Arrived arrived(
      CallId id, FirstRing ring, String line, @Nullable String caller) {
    return new CallEvent.Arrived(id, services.clock().instant(), ring, line, caller);
  }
}

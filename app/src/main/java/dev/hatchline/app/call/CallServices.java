package dev.hatchline.app.call;

import dev.hatchline.app.business.Systems;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.Stories;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.call.control.Call;
import dev.hatchline.call.control.LinePolicy;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.queue.QueueEntry;
import dev.hatchline.routing.queue.Skills;
import dev.hatchline.telephony.AsteriskLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What every call needs of the house.
 *
 * @param flows from which each call takes the one it holds
 * @param ears hear what callers say
 * @param story hears each event of each call, at once and without waiting
 * @param stories what is known of calls, also from an engine before this one
 * @param openings who hears something before the line's flow
 * @param systems what flows may ask
 * @param timer for what a call does by itself; what it runs returns at once
 * @param doorOpen done when Asterisk can hand callers to us
 */
public record CallServices(
    OperatorConfig config,
    Installation installation,
    FlowShelf flows,
    Sounds sounds,
    CallEars ears,
    Calls calls,
    Desk desk,
    Callbacks callbacks,
    Cases cases,
    AsteriskLink link,
    Consumer<CallEvent> story,
    Stories stories,
    Openings openings,
    Systems systems,
    PhoneNumbers numbers,
    CompletableFuture<Void> doorOpen,
    ScheduledExecutorService timer,
    InstantSource clock) {

  /** How callers in line of this queue are spoken to. */
  LinePolicy linePolicy(String queue) {
    return config
        .queue(queue)
        .map(OperatorConfig.Queue::inLine)
        .map(said -> new LinePolicy(said.tellEvery(), said.offerAfter(), said.offerEvery()))
        .orElse(LinePolicy.DEFAULT);
  }

  /** Whether whoever calls this line is brought to a free person, in place of its flow. */
  boolean personAnswers(OperatorConfig.Line line) {
    return line.greet() == OperatorConfig.Greet.PERSON_WHEN_FREE && desk.personFree(line.queue());
  }

  /** The number that the network shows, if it is one. */
  Optional<PhoneNumber> number(OperatorConfig.Line line, @Nullable String shown) {
    return shown != null
            && numbers.check(shown, line.region()) instanceof NumberCheck.Valid(PhoneNumber number)
        ? Optional.of(number)
        : Optional.empty();
  }

  /** This call in line; who was there before, when we were away, has waited since then. */
  QueueEntry entry(Call call) {
    return new QueueEntry(
        call.id(),
        call.queue(),
        call.firstRing(),
        stories.find(call.id()).flatMap(CallStory::waitsSince).orElseGet(clock::instant),
        call.before(),
        cases.affinity(call.id()),
        new Skills(call.grant().skills()));
  }

  /** Queues by their names; one that the operator has taken away since is the line's own. */
  UnaryOperator<String> known(Call call) {
    return queue -> config.queue(queue).isPresent() ? queue : call.queue();
  }

  /** How much earlier a caller is taken to have rung. */
  Duration credit(OperatorConfig.Line line, Optional<PhoneNumber> number) {
    return config.priority().credit(line, number.map(PhoneNumber::e164).orElse(""));
  }
}

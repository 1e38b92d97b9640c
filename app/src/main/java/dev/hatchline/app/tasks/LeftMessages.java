package dev.hatchline.app.tasks;

import dev.hatchline.app.numbers.NumberCheck;
import dev.hatchline.app.story.Message;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Arrival;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseDesk;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.cases.Customer;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.TaskDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what was left, also while no engine was there, and begins a task for each. One thread's.
 */
final class LeftMessages {
  private static final Duration CASE_MAX = Duration.ofSeconds(10);
  private static final int LOOKED_AT_MAX = 200;
  private static final int KNOWN_MAX = 2_000;
  private static final Logger log = LoggerFactory.getLogger(LeftMessages.class);

  private final FolderWatch folder = new FolderWatch(Recordings.QUIET);
  private final MessageTasks.House house;
  private final TaskDesk desk;

  /** Messages for which there is a task. */
  private final Set<String> known = new LinkedHashSet<>();

  LeftMessages(MessageTasks.House house, TaskDesk desk) {
    this.house = house;
    this.desk = desk;
  }

  /**
   * Whether the folder is worth reading now: it may hold years of recordings. What a call of
   * another end has left is found later.
   */
  static boolean leftBy(CallEvent event) {
    return event instanceof CallEvent.Ended(CallId _, Instant _, CallEnd end, var _)
        && end.reason() == CallEnd.Reason.MESSAGE;
  }

  /** Waits for the store. */
  void find() throws StoreException, InterruptedException {
    Instant now = house.clock().instant();
    Optional<Instant> changed = house.messages().changed();
    if (!folder.worthReading(changed)) {
      return;
    }
    boolean all = true;
    for (Message message : house.messages().latest(LOOKED_AT_MAX)) {
      if (known.contains(message.id())) {
        continue;
      }
      if (Recordings.over(message, now, house.line()::up)) {
        begin(message);
        known.add(message.id());
      } else if (Recordings.isOfToday(message, now)) {
        all = false;
      }
    }
    if (all) {
      folder.read(changed, now);
    }
    while (known.size() > KNOWN_MAX) {
      known.remove(known.iterator().next());
    }
  }

  private void begin(Message message) throws StoreException, InterruptedException {
    Optional<OperatorConfig.Line> line = house.config().line(message.line());
    if (line.isEmpty()) {
      log.info("the message {} was left on a line that is no more", message.id());
      return;
    }
    CallId call = CallId.of(message.call());
    PhoneNumber shown = number(line.get(), message.caller()).orElse(null);
    PhoneNumber given = number(line.get(), message.callback()).orElse(shown);
    MessageTask.Left left =
        new MessageTask.Left(
            call,
            message.file().getFileName().toString(),
            given,
            message.line(),
            line.get().queue(),
            firstRing(call, message),
            message.at());
    if (desk.add(MessageTask.fresh(left, in(call, shown, message)))) {
      log.info("the message {} is to be heard", message.id());
    }
  }

  private Optional<PhoneNumber> number(OperatorConfig.Line line, @Nullable String text) {
    return text != null
            && house.numbers().check(text, line.region())
                instanceof NumberCheck.Valid(PhoneNumber number)
        ? Optional.of(number)
        : Optional.empty();
  }

  /** As the call's story has it; of a call without one the second stands in the file's name. */
  private FirstRing firstRing(CallId call, Message message) {
    return house
        .stories()
        .find(call)
        .flatMap(story ->
            story.events().stream()
                .filter(CallEvent.Arrived.class::isInstance)
                .map(CallEvent.Arrived.class::cast)
                .findFirst())
        .map(CallEvent.Arrived::firstRing)
        .orElseGet(() ->
            new FirstRing(
                Instant.ofEpochSecond(
                    Long.parseLong(message.id().substring(0, message.id().indexOf('_')))),
                0));
  }

  /** The case that has the call; else the customer's, as if they had come with the message. */
  private CaseId in(CallId call, @Nullable PhoneNumber shown, Message message)
      throws StoreException, InterruptedException {
    CaseDesk cases = house.cases().desk();
    try {
      Optional<Case> has = cases.find(call).get(CASE_MAX.toSeconds(), TimeUnit.SECONDS);
      if (has.isPresent()) {
        return has.get().id();
      }
      Customer who = shown == null ? new Customer(null, null, null) : Customer.of(shown);
      Contact contact =
          Contact.begun(call, Contact.Kind.MESSAGE, message.at(), shown, message.line());
      return cases
          .recognise(new Arrival(who, contact))
          .get(CASE_MAX.toSeconds(), TimeUnit.SECONDS)
          .now()
          .id();
    } catch (TimeoutException | ExecutionException | CompletionException fault) {
      throw new StoreException("the case of a message is not known", fault);
    }
  }
}

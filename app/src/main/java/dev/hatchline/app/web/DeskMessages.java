package dev.hatchline.app.web;

import static java.util.Map.entry;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.TaskState;
import dev.hatchline.routing.words.WordsState.Understood;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The messages on an agent's desk: to be played, done, or answered by a call. */
@Component
class DeskMessages {
  /** The eldest; more would hide the customer. */
  private static final int SHOWN_MAX = 10;

  private static final DateTimeFormatter LEFT =
      DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US);

  private final HtmlTemplate message = HtmlTemplate.of("desk-message.html");
  private final TaskActs acts;
  private final Engine engine;
  private final ZoneId zone;

  DeskMessages(Engine engine, TaskActs acts) {
    this.acts = acts;
    this.engine = engine;
    this.zone = engine.setting().config().hours().zone();
  }

  /** Nothing at all if there is nothing to hear. */
  Html of(Sessions.Session<AgentId> session) {
    List<MessageTask> open = acts.open(session.who());
    if (open.isEmpty()) {
      return Html.NONE;
    }
    return Html.all(
        Html.in("h2", "Messages to hear: " + open.size()),
        Html.all(
            open.stream()
                .limit(SHOWN_MAX)
                .map(task -> of(task, session, task.id().equals(open.getFirst().id())))
                .toList()));
  }

  /** Nothing in it changes by itself: it may be playing. The keys are the eldest's. */
  private Html of(MessageTask task, Sessions.Session<AgentId> session, boolean eldest) {
    PhoneNumber number = task.left().customer();
    boolean free = task.state() instanceof TaskState.Open;
    return new Html(
        message.with(
            Map.ofEntries(
                entry("key", session.formKey()),
                entry("case", task.in().toString()),
                entry("task", task.id().toString()),
                entry("sound", TaskActs.name(task)),
                entry("who", number == null ? "Number withheld" : number.e164()),
                entry("when", LEFT.format(task.left().at().atZone(zone))),
                entry("with", free ? "" : "with an agent"),
                entry(
                    "words",
                    engine.texts().of(TaskActs.name(task)).map(Understood::text).orElse("")),
                entry("call-hidden", number == null ? "hidden" : ""),
                entry("heard-key", eldest ? "h" : ""),
                entry("call-key", eldest ? "c" : ""))));
  }
}

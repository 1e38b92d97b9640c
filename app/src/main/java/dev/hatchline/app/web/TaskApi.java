package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.TaskState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Messages that somebody is to hear, for programs. Described in docs/desk.md. */
@RestController
@RequestMapping("/api/tasks")
public class TaskApi {
  private static final Pattern SENDING =
      Pattern.compile("/api/tasks/[0-9a-fA-F-]{36}/(done|callback)");

  private final TaskActs acts;
  private final OperatorConfig config;
  private final JsonMapper mapper;
  private final InstantSource clock;

  TaskApi(Engine engine, TaskActs acts, JsonMapper mapper, InstantSource clock) {
    this.acts = acts;
    this.config = engine.setting().config();
    this.mapper = mapper;
    this.clock = clock;
  }

  /** Whether this is posted with a body. */
  static boolean sends(String path) {
    return SENDING.matcher(path).matches();
  }

  /**
   * One message.
   *
   * @param message by which {@code /message/ID.wav} plays it
   * @param number whom to call; absent if nobody knows
   * @param state open, offered, done or called-back
   * @param due when it stands in line, while it is open
   * @param ageSeconds since it was left
   */
  record Task(
      String id,
      String message,
      String caseId,
      @Nullable String number,
      String line,
      String queue,
      Instant firstRing,
      Instant at,
      long ageSeconds,
      String state,
      @Nullable Instant due,
      @Nullable String agent,
      @Nullable String callback) {}

  /** Those that somebody has still to hear, the eldest first ring first. */
  @GetMapping
  public ResponseEntity<List<Task>> open(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit,
      HttpServletRequest request) {
    Paging paging = Paging.of("tasks", request, limit, after);
    Page<MessageTask> page = acts.open(paging);
    return paging.answer(page.rows().stream().map(this::task).toList(), page.next());
  }

  @PostMapping(path = "/{id}/done", consumes = MediaType.APPLICATION_JSON_VALUE)
  public Task done(@PathVariable String id, HttpServletRequest request) throws IOException {
    return task(acts.heard(id(id), agent(request)));
  }

  /** The customer is called, at the place of the message. */
  @PostMapping(path = "/{id}/callback", consumes = MediaType.APPLICATION_JSON_VALUE)
  public Task callBack(@PathVariable String id, HttpServletRequest request) throws IOException {
    return task(acts.callBack(id(id), agent(request)));
  }

  private Task task(MessageTask task) {
    PhoneNumber number = task.left().customer();
    TaskState state = task.state();
    return new Task(
        task.id().toString(),
        TaskActs.name(task),
        task.in().toString(),
        number == null ? null : number.e164(),
        task.left().line(),
        task.left().queue(),
        task.left().firstRing().at(),
        task.left().at(),
        Duration.between(task.left().at(), clock.instant()).toSeconds(),
        word(state),
        state instanceof TaskState.Open(Instant due) ? due : null,
        agent(state),
        state instanceof TaskState.CalledBack called ? called.callback().toString() : null);
  }

  static String word(TaskState state) {
    return switch (state) {
      case TaskState.Open _ -> "open";
      case TaskState.Offered _ -> "offered";
      case TaskState.Done _ -> "done";
      case TaskState.CalledBack _ -> "called-back";
    };
  }

  private static @Nullable String agent(TaskState state) {
    return switch (state) {
      case TaskState.Open _ -> null;
      case TaskState.Offered offered -> offered.agent().extension();
      case TaskState.Done done -> done.agent().extension();
      case TaskState.CalledBack called -> called.agent().extension();
    };
  }

  private AgentId agent(HttpServletRequest request) throws IOException {
    JsonBody body = JsonBody.read(request, mapper, clock);
    String extension = body.needed("agent", "the extension of who does it");
    if (config.agent(extension).isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "That cannot be used",
          "Expected the extension of an agent as \"agent\", found another.");
    }
    return new AgentId(extension);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }
}

package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.app.story.Message;
import dev.hatchline.app.tasks.MessageTasks;
import dev.hatchline.call.AgentId;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import dev.hatchline.routing.task.MessageTask;
import dev.hatchline.routing.task.Taken;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What agents do with messages, for programs and for the desk; throws why not. */
@Component
class TaskActs {
  private final MessageTasks tasks;
  private final Engine engine;
  private final OperatorConfig config;

  TaskActs(Engine engine) {
    this.tasks = engine.work().tasks();
    this.engine = engine;
    this.config = engine.setting().config();
  }

  /** The eldest first. */
  Page<MessageTask> open(Paging paging) {
    try {
      return engine.everything().listings().tasks(paging.after(), paging.limit());
    } catch (StoreFault _) {
      throw CaseActs.storeAway();
    }
  }

  /** Those of the queues that this agent answers; none while the database does not answer. */
  List<MessageTask> open(AgentId agent) {
    try {
      return tasks.open().stream()
          .filter(task ->
              config
                  .queue(task.left().queue())
                  .filter(queue -> queue.everybody().contains(agent.extension()))
                  .isPresent())
          .toList();
    } catch (StoreException _) {
      return List.of();
    }
  }

  MessageTask heard(UUID id, AgentId by) {
    return done(tasks.done(id, by));
  }

  MessageTask callBack(UUID id, AgentId by) {
    return done(tasks.callBack(id, by));
  }

  /** The recording, if it is still there. */
  Optional<Message> recording(MessageTask task) {
    return engine.messages().find(name(task));
  }

  /** By which the recording is asked for. */
  static String name(MessageTask task) {
    return task.left().file().replaceFirst("\\.wav$", "");
  }

  private static MessageTask done(Taken taken) {
    return switch (taken) {
      case Taken.Done(MessageTask task) -> task;
      case Taken.Refused(String why) ->
          throw Problem.of(HttpStatus.CONFLICT, "The message does not allow that", why);
      case Taken.Unknown() ->
          throw Problem.of(
              HttpStatus.NOT_FOUND, "There is no such message", "No message to hear has this id.");
      case Taken.StoreAway() -> throw CaseActs.storeAway();
    };
  }
}

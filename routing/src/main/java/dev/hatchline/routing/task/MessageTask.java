package dev.hatchline.routing.task;

import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.CaseId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that somebody is to hear.
 *
 * @param in the case to which it belongs
 * @param version rises with each change
 */
public record MessageTask(UUID id, Left left, CaseId in, TaskState state, int version) {
  /**
   * What was left, and by whom.
   *
   * @param call that left it
   * @param file name of the recording, ends in {@code .wav}
   * @param customer whom to call; absent when the number was withheld
   * @param queue whose agents hear it
   * @param firstRing the place in line counts from here
   */
  public record Left(
      CallId call,
      String file,
      @Nullable PhoneNumber customer,
      String line,
      String queue,
      FirstRing firstRing,
      Instant at) {}

  /** One that nobody has heard of yet; of one recording there is one, however often it is found. */
  public static MessageTask fresh(Left left, CaseId in) {
    UUID id = UUID.nameUUIDFromBytes(left.file().getBytes(StandardCharsets.UTF_8));
    return new MessageTask(id, left, in, new TaskState.Open(left.at()), 0);
  }

  public MessageTask in(TaskState next) {
    return new MessageTask(id, left, in, next, version + 1);
  }
}

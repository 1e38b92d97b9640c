package dev.hatchline.routing.task;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.cases.CaseId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of tests. */
final class TaskSamples {
  static final AgentId ANN = new AgentId("101");
  static final AgentId BOB = new AgentId("102");
  static final PhoneNumber ADA = new PhoneNumber("+12025550123");

  private TaskSamples() {}

  static MessageTask left(Instant at, @Nullable PhoneNumber by) {
    CallId call = new CallId(UUID.randomUUID());
    return MessageTask.fresh(
        new MessageTask.Left(
            call,
            at.getEpochSecond() + "_1000_12025550123_" + call + ".wav",
            by,
            "1000",
            "people",
            new FirstRing(at.minusSeconds(30), 7),
            at),
        new CaseId(UUID.randomUUID()));
  }
}

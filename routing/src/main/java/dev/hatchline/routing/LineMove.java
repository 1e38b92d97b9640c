package dev.hatchline.routing;

import dev.hatchline.routing.queue.QueueEntry;

/** A caller has come into the line, or is out of it. */
public sealed interface LineMove {
  QueueEntry entry();

  /** Waits for a person. */
  record Joined(QueueEntry entry) implements LineMove {}

  /** With a person, or gone. */
  record Left(QueueEntry entry) implements LineMove {}
}

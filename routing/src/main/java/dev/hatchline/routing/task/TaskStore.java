package dev.hatchline.routing.task;

import dev.hatchline.routing.callback.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where messages' tasks are kept. Every method waits for the database, some seconds at most. */
public interface TaskStore {
  /** The most that one reading returns. */
  int TASKS_MAX = 1_000;

  /**
   * Begins one.
   *
   * @return false if it is there already, whatever became of it
   */
  boolean add(MessageTask task) throws StoreException;

  /**
   * Changes the row that is as {@code from} says.
   *
   * @return false if somebody has changed it meanwhile; nothing is changed then
   */
  boolean move(MessageTask from, MessageTask to) throws StoreException;

  Optional<MessageTask> find(UUID id) throws StoreException;

  /** Those that somebody has still to hear, the eldest first ring first. */
  List<MessageTask> open(int max) throws StoreException;
}

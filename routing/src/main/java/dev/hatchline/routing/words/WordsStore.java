package dev.hatchline.routing.words;

import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the words of messages are kept. Every method waits for the database, seconds at most. */
public interface WordsStore {
  /** The most that one reading returns. */
  int WORDS_MAX = 1_000;

  /**
   * Begins one.
   *
   * @return false if it is there already, whatever became of it
   */
  boolean add(MessageWords fresh) throws StoreException;

  /**
   * Changes the row that is open, and was tried as often as {@code from} says.
   *
   * @return false if somebody has changed it meanwhile, or it is gone; nothing is changed then
   */
  boolean move(MessageWords from, MessageWords to) throws StoreException;

  /** The eldest that is open and due. */
  Optional<MessageWords> due(Instant now) throws StoreException;

  /** What was understood of these recordings, by file; at most {@link #WORDS_MAX}. */
  Map<String, WordsState.Understood> understood(Collection<String> files) throws StoreException;

  /** The latest messages of which there are words, or are to be. */
  List<MessageWords> latest(int max) throws StoreException;
}

package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one open desk is told; nothing here waits for its browser, each word goes by a thread of its
 * own.
 */
final class DeskFeed {
  /** Something has changed: the desk asks what. */
  static final String NEWS = "news";

  /** The engine is there. */
  static final String HERE = "here";

  /** This is the end, as newer desks of the same sign-in are told. */
  static final String NEWER = "newer";

  /** The connection. */
  interface Line {
    /**
     * Waits for the browser, as it does.
     *
     * @throws IOException if it is gone
     */
    void say(String word) throws IOException;

    void end();
  }

  /**
   * Whose desk it is.
   *
   * @param token of the sign-in
   */
  record Whose(AgentId agent, String token) {}

  private interface Words {
    void say() throws IOException;
  }

  private final Whose whose;
  private final Line line;
  private final Executor threads;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Runnable gone = () -> {};

  DeskFeed(Whose whose, Line line, Executor threads) {
    this.whose = whose;
    this.line = line;
    this.threads = threads;
  }

  Whose whose() {
    return whose;
  }

  /** Is told when the browser turns out to be gone. */
  void whenGone(Runnable listener) {
    gone = listener;
  }

  /** What is due while another is being said is one with what was due before. */
  void news() {
    if (due.compareAndSet(false, true)) {
      begin(() -> {
        turn.lock();
        try {
          due.set(false);
          line.say(NEWS);
        } finally {
          turn.unlock();
        }
      });
    }
  }

  /** Nothing where something is being said. */
  void here() {
    begin(() -> {
      if (turn.tryLock()) {
        try {
          line.say(HERE);
        } finally {
          turn.unlock();
        }
      }
    });
  }

  /** Says why, and ends. */
  void end(String word) {
    begin(() -> {
      turn.lock();
      try {
        line.say(word);
      } finally {
        turn.unlock();
        line.end();
      }
    });
  }

  /** Ends at once, in the middle of a word if need be. */
  void hangUp() {
    line.end();
  }

  private void begin(Words words) {
    threads.execute(() -> {
      try {
        words.say();
      } catch (IOException | IllegalStateException _) {
        gone.run(); // The browser comes back by itself.
      }
    });
  }
}

package dev.hatchline.app.web;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One browser with the wallboard. What it is told goes by a thread of its own; what comes while it
 * has not taken the last word waits, and only the latest of that.
 */
final class WallViewer {
  /**
   * Seconds: who takes nothing for so long is given up. Their page says by then that it is old, and
   * asks anew.
   */
  static final int SLOW_MAX = 5;

  /** The connection. */
  interface Line {
    /**
     * Waits for the browser, as it does.
     *
     * @throws IOException if it is gone
     */
    void say(Word word) throws IOException;

    void end();
  }

  /**
   * What is told each second.
   *
   * @param at our time: the browser's clock may be wrong
   * @param view absent when nothing has changed
   */
  record Word(String at, @Nullable String view) {}

  private final Line line;
  private final Executor threads;
  private final @Nullable String session;
  private volatile Runnable gone = () -> {};
  private @Nullable Word next;
  private boolean saying;
  private int waited;

  /**
   * Nothing is told yet.
   *
   * @param session of who has signed in there; absent for who looks by a key
   */
  WallViewer(Line line, Executor threads, @Nullable String session) {
    this.line = line;
    this.threads = threads;
    this.session = session;
  }

  @Nullable String session() {
    return session;
  }

  /** Is told when the browser turns out to be gone. */
  void whenGone(Runnable listener) {
    gone = listener;
  }

  /** False when it has taken nothing for too long. */
  synchronized boolean tell(Word word) {
    if (!saying) {
      saying = true;
      threads.execute(() -> say(word));
      return true;
    }
    Word before = next;
    next = before == null || word.view() != null ? word : new Word(word.at(), before.view());
    return ++waited < SLOW_MAX;
  }

  private void say(Word first) {
    try {
      for (Word word = first; word != null; word = following()) {
        line.say(word);
      }
    } catch (IOException | IllegalStateException _) {
      gone.run(); // The browser comes back by itself.
    }
  }

  private synchronized @Nullable Word following() {
    Word word = next;
    next = null;
    waited = 0;
    saying = word != null;
    return word;
  }

  /** Ends, by a thread of its own: the connection may be in the middle of a word. */
  void end() {
    threads.execute(line::end);
  }
}

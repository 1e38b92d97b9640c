package dev.hatchline.app.access;

import dev.hatchline.conf.User;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;

/**
 * Looks at passwords one after the other. A hash is meant to cost time and memory; so that those
 * who sign in, or try, take neither from calls, there is one thread for all, and who finds too many
 * waiting is told to come again.
 */
public final class PasswordCheck implements AutoCloseable {
  /** Of those who wait while one is looked at. */
  public static final int WAITING_MAX = 8;

  /** So many take about a second; a machine that is busy with calls takes longer. */
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /** Of nobody: it costs what another costs, and no password is right. */
  private static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

  /** What became of it. */
  public enum Answer {
    RIGHT,
    WRONG,
    /** Nobody has looked at it: too many are waiting. */
    BUSY
  }

  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_MAX),
          Thread.ofPlatform().name("passwords").daemon().factory());

  private final BiPredicate<String, String> matches;

  public PasswordCheck() {
    this(Passwords::matches);
  }

  /**
   * With another way to compare.
   *
   * @param matches whether a password, the first, is the one of a hash
   */
  PasswordCheck(BiPredicate<String, String> matches) {
    this.matches = matches;
  }

  /** Whether this is the user's password; as much work where there is no such user. */
  public Answer check(Optional<User> user, String password) {
    String hash = user.map(User::hash).orElse(NOBODYS);
    if (password.length() > Passwords.CHARS_MAX) {
      return Answer.WRONG;
    }
    try {
      Future<Boolean> right = worker.submit(() -> matches.test(password, hash));
      return answer(right) && user.isPresent() ? Answer.RIGHT : Answer.WRONG;
    } catch (RejectedExecutionException | TimeoutException _) {
      return Answer.BUSY;
    }
  }

  private static boolean answer(Future<Boolean> right) throws TimeoutException {
    try {
      return right.get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new TimeoutException();
    } catch (ExecutionException fault) {
      throw new IllegalStateException(fault.getCause());
    } finally {
      right.cancel(false);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}

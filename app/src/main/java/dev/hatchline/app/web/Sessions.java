package dev.hatchline.app.web;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which browsers are signed in, and as whom; forgotten when the engine ends.
 *
 * @param <W> who
 */
class Sessions<W> {
  /** A shift, and some more. */
  static final Duration LENGTH_MAX = Duration.ofHours(12);

  /** After so long without a request, or an open page that is told what happens. */
  static final Duration IDLE_MAX = Duration.ofHours(2);

  /** Browsers at once; one more, and the one that signed in first has to do so again. */
  static final int SESSIONS_MAX = 1_000;

  private static final int TOKEN_BYTES = 16; // 128 bits

  /**
   * One browser of somebody.
   *
   * @param formKey stands in each form, so that no other page can send one
   * @param used when it was last asked for
   */
  record Session<W>(W who, String formKey, Instant until, Instant used) {
    private boolean over(Instant now) {
      return !until.isAfter(now) || !used.plus(IDLE_MAX).isAfter(now);
    }
  }

  private final Map<String, Session<W>> sessions = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private volatile Consumer<String> ended = _ -> {};

  Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Is told the token of each that ends before its time, when it is over. */
  void whenEnded(Consumer<String> listener) {
    ended = listener;
  }

  /** The token for the cookie. */
  String begin(W who) {
    String token = token();
    Instant now = clock.instant();
    Session<W> session = new Session<>(who, token(), now.plus(LENGTH_MAX), now);
    firstOfTooMany(token, session).ifPresent(this::end);
    return token;
  }

  private synchronized Optional<String> firstOfTooMany(String token, Session<W> session) {
    sessions.put(token, session);
    return sessions.size() > SESSIONS_MAX
        ? sessions.keySet().stream().findFirst()
        : Optional.empty();
  }

  /** The session of this token, which is used by that. */
  synchronized Optional<Session<W>> find(String token) {
    Instant now = clock.instant();
    Session<W> session = sessions.get(token);
    if (session == null) {
      return Optional.empty();
    }
    if (session.over(now)) {
      sessions.remove(token);
      return Optional.empty();
    }
    sessions.put(token, new Session<>(session.who(), session.formKey(), session.until(), now));
    return Optional.of(session);
  }

  void end(String token) {
    synchronized (this) {
      sessions.remove(token);
    }
    ended.accept(token);
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

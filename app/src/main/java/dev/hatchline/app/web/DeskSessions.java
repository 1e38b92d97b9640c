package dev.hatchline.app.web;

import dev.hatchline.call.AgentId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Which browsers are signed in at the desk, and as whom; forgotten when the engine ends. */
@Component
class DeskSessions {
  /** A shift, and some more. */
  static final Duration LENGTH_MAX = Duration.ofHours(12);

  /** Browsers at once; one more, and the one that signed in first has to do so again. */
  static final int SESSIONS_MAX = 1_000;

  private static final int TOKEN_BYTES = 16; // 128 bits

  /**
   * One browser of one agent.
   *
   * @param formKey stands in each form of the desk, so that no other page can send one
   */
  record Session(AgentId agent, String formKey, Instant until) {}

  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private volatile Consumer<String> ended = _ -> {};

  DeskSessions(InstantSource clock) {
    this.clock = clock;
  }

  /** Is told the token of each that ends before its time, when it is over. */
  void whenEnded(Consumer<String> listener) {
    ended = listener;
  }

  /** The token for the cookie. */
  String begin(AgentId agent) {
    String token = token();
    Session session = new Session(agent, token(), clock.instant().plus(LENGTH_MAX));
    firstOfTooMany(token, session).ifPresent(this::end);
    return token;
  }

  private synchronized Optional<String> firstOfTooMany(String token, Session session) {
    sessions.put(token, session);
    return sessions.size() > SESSIONS_MAX
        ? sessions.keySet().stream().findFirst()
        : Optional.empty();
  }

  synchronized Optional<Session> find(String token) {
    Session session = sessions.get(token);
    if (session != null && !session.until().isAfter(clock.instant())) {
      sessions.remove(token);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
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

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

  DeskSessions(InstantSource clock) {
    this.clock = clock;
  }

  /** The token for the cookie. */
  synchronized String begin(AgentId agent) {
    String token = token();
    sessions.put(token, new Session(agent, token(), clock.instant().plus(LENGTH_MAX)));
    if (sessions.size() > SESSIONS_MAX) {
      sessions.remove(sessions.keySet().iterator().next());
    }
    return token;
  }

  synchronized Optional<Session> find(String token) {
    Session session = sessions.get(token);
    if (session != null && !session.until().isAfter(clock.instant())) {
      sessions.remove(token);
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  synchronized void end(String token) {
    sessions.remove(token);
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

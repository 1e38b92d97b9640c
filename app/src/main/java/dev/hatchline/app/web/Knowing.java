package dev.hatchline.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks, and writes down what they change. A key that is sent says it, right or wrong;
 * without one, the session of the browser.
 */
final class Knowing extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(Knowing.class);

  private final KeyRing keys;
  private final UserSessions sessions;

  Knowing(KeyRing keys, UserSessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Who> who = who(request);
    who.ifPresent(known -> {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(known.known());
      SecurityContextHolder.setContext(context);
    });
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      if (who.isPresent() && !Access.READING.contains(request.getMethod())) {
        log.info(
            "{}: {} {}, {}",
            who.get(),
            request.getMethod(),
            request.getRequestURI(),
            answered ? "answered " + response.getStatus() : "failed");
      }
    }
  }

  private Optional<Who> who(HttpServletRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization == null
        ? sessions
            .token(request)
            .flatMap(token -> sessions.find(token).map(session -> Who.person(session.who(), token)))
        : keys.of(authorization).map(Who::key);
  }
}

package dev.hatchline.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may see what. Everything wants a key, or somebody signed in, of a role that may ({@link
 * Access}), but for health, the looks and scripts of pages, the page on which anybody asks to be
 * called, the pages on which people sign in, and the desk, where agents sign in by themselves; and
 * but for the meters, which may be read on this machine.
 *
 * <p>Paths are compared as they were sent, while the server finds what answers by the decoded path
 * without its parameters (RFC 3986, 3.3). Nothing of ours needs either, so both are refused ({@link
 * HttpGuard}).
 */
final class KeyGuard implements AuthorizationManager<RequestAuthorizationContext> {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Set<String> HEALTH =
      Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

  private static final String METERS = "/actuator/prometheus";

  /** What lies in {@code static}, and tells nothing of the line. */
  private static final Pattern LOOKS = Pattern.compile("/[a-z-]+\\.(css|js|svg)");

  private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|actuator)(/.*)?");

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends Authentication> asking, RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    String path = request.getRequestURI();
    return new AuthorizationDecision(
        open(request, path)
            || who(asking.get())
                .filter(who -> Access.roles(request.getMethod(), path).contains(who.role()))
                .isPresent());
  }

  private static Optional<Who> who(Authentication asking) {
    return asking.getPrincipal() instanceof Who who ? Optional.of(who) : Optional.empty();
  }

  private static boolean open(HttpServletRequest request, String path) {
    if (Access.READING.contains(request.getMethod())) {
      return HEALTH.contains(path)
          || LOOKS.matcher(path).matches()
          || CallMe.reads(path)
          || path.equals(SignInPages.PATH)
          || path.equals(AgentDesk.PATH)
          || path.equals(DeskLive.PATH)
          || AgentDesk.plays(path)
          || (path.equals(METERS) && fromHere(request));
    }
    return request.getMethod().equals("POST")
        && (CallMe.sends(path) || AgentDesk.sends(path) || path.equals(SignInPages.PATH));
  }

  /** Whether a person looks at a page of ours, and not a program or a page's script. */
  static boolean looksAtPage(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null
        && accept.contains("text/html")
        && !FOR_PROGRAMS.matcher(request.getRequestURI()).matches();
  }

  /** On this machine, and asked for by its name: another site's page cannot reach in. */
  private static boolean fromHere(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
          && OWN_NAMES.contains(request.getServerName());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.conf.ApiKey;
import dev.hatchline.conf.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may see what. Everything wants a key of a role that may ({@link Access}), {@code
 * Authorization: Bearer …}, but for health, the page on which anybody asks to be called, and the
 * desk, where agents sign in by themselves; and but for the page of the line, which may be read on
 * this machine, and asks from elsewhere for the key as the password of any user.
 *
 * <p>Paths are compared as they were sent, while the server finds what answers by the decoded path
 * without its parameters (RFC 3986, 3.3). Nothing of ours needs either, so both are refused.
 */
@Component
@Order(KeyGuard.ORDER)
public class KeyGuard extends OncePerRequestFilter {
  static final int ORDER = 0;

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Set<String> HEALTH =
      Set.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness");

  /** The files in {@code static}, and the feed. */
  private static final Set<String> PAGE =
      Set.of(
          "/",
          "/index.html",
          "/callbacks.js",
          "/waits.js",
          "/clock.js",
          "/draw.js",
          "/flow-page.css",
          "/flow-page.js",
          "/lists.js",
          "/ops.css",
          "/page.js",
          "/story.js",
          "/words.js",
          "/live");

  /** The files of pages that have no key: {@link CallMe} and {@link AgentDesk}. */
  private static final Set<String> ANYBODYS =
      Set.of(
          "/page.css",
          "/favicon.svg",
          "/favicon-rings.svg",
          "/call-me.js",
          "/desk.css",
          "/desk.js",
          "/desk-live.js");

  private static final Pattern STORY = Pattern.compile("/story/[0-9a-fA-F-]{1,36}");
  private static final Pattern MESSAGE = Pattern.compile("/message/[0-9a-f_+-]{1,100}\\.wav");
  private static final Pattern DISGUISED = Pattern.compile("[%;]");

  private static final String KEY = KeyGuard.class.getName() + ".key";

  private static final Logger log = LoggerFactory.getLogger(KeyGuard.class);

  private final KeyRing keys;

  public KeyGuard(Setting setting) {
    this.keys = new KeyRing(setting);
  }

  /** By whose key this is asked; empty where none is needed. */
  static Optional<ApiKey> key(HttpServletRequest request) {
    return Optional.ofNullable((ApiKey) request.getAttribute(KEY));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    Optional<ApiKey> key = keys.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (DISGUISED.matcher(path).find()) {
      Refusal.write(
          response,
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "The path cannot be used",
              "Expected no '%' and no ';' before the '?'."));
    } else if (open(request, path)) {
      pass(request, response, chain);
    } else if (key.isEmpty()) {
      unknown(
          response,
          isPage(path)
              || OutagePages.AT.is(path)
              || WebhookPages.AT.is(path)
              || ScorePages.AT.is(path));
    } else if (Access.roles(request.getMethod(), path).contains(key.get().role())) {
      request.setAttribute(KEY, key.get());
      pass(request, response, chain);
      told(request, response, key.get());
    } else {
      Refusal.write(response, tooSmall(request, path, key.get()));
      told(request, response, key.get());
    }
  }

  private static void unknown(HttpServletResponse response, boolean page) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, page ? "Basic realm=\"Hatchline\"" : "Bearer");
    Refusal.write(
        response,
        Problem.of(
            HttpStatus.UNAUTHORIZED,
            "The API key is missing or wrong",
            "Send it as 'Authorization: Bearer KEY'; './hatchline info --json' shows the keys."));
  }

  private static void pass(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    chain.doFilter(request, response);
  }

  /** Whose key has done, or tried, what. */
  private static void told(HttpServletRequest request, HttpServletResponse response, ApiKey key) {
    if (!Access.READING.contains(request.getMethod())) {
      log.info(
          "key '{}' ({}): {} {}, answered {}",
          key.name(),
          key.role().word(),
          request.getMethod(),
          request.getRequestURI(),
          response.getStatus());
    }
  }

  private static ErrorResponseException tooSmall(
      HttpServletRequest request, String path, ApiKey key) {
    return Problem.of(
        HttpStatus.FORBIDDEN,
        "The key has too small a role",
        "Expected a key of the role %s, found '%s' of the role %s."
            .formatted(
                Access.roles(request.getMethod(), path).stream()
                    .sorted()
                    .map(Role::word)
                    .collect(Collectors.joining(" or ")),
                key.name(),
                key.role().word()));
  }

  private static boolean open(HttpServletRequest request, String path) throws IOException {
    if (Access.READING.contains(request.getMethod())) {
      return HEALTH.contains(path)
          || ANYBODYS.contains(path)
          || CallMe.reads(path)
          || path.equals(AgentDesk.PATH)
          || path.equals(DeskLive.PATH)
          || AgentDesk.plays(path)
          || (isPage(path) && fromHere(request));
    }
    return request.getMethod().equals("POST") && (CallMe.sends(path) || AgentDesk.sends(path));
  }

  private static boolean isPage(String path) {
    return PAGE.contains(path)
        || STORY.matcher(path).matches()
        || MESSAGE.matcher(path).matches()
        || FlowPages.PATH.matcher(path).matches();
  }

  /** On this machine, and asked for by its name: another site's page cannot reach in. */
  private static boolean fromHere(HttpServletRequest request) throws IOException {
    return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        && OWN_NAMES.contains(request.getServerName());
  }
}

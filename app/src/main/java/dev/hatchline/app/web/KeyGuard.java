package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may see what. Everything wants the key, {@code Authorization: Bearer …}, but for health, the
 * page on which anybody asks to be called, and the desk, where agents sign in by themselves; and
 * but for the page of the line, which may be read on this machine, and asks from elsewhere for the
 * key as the password of any user.
 *
 * <p>Paths are compared as they were sent, while the server finds what answers by the decoded path
 * without its parameters (RFC 3986, 3.3). Nothing of ours needs either, so both are refused.
 */
@Component
public class KeyGuard extends OncePerRequestFilter {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD");

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
          "/lists.js",
          "/page.js",
          "/story.js",
          "/words.js",
          "/live");

  /** The files of pages that have no key: {@link CallMe} and {@link AgentDesk}. */
  private static final Set<String> ANYBODYS =
      Set.of("/page.css", "/favicon.svg", "/call-me.js", "/desk.css", "/desk.js");

  private static final Pattern STORY = Pattern.compile("/story/[0-9a-fA-F-]{1,36}");
  private static final Pattern MESSAGE = Pattern.compile("/message/[0-9a-f_+-]{1,100}\\.wav");
  private static final Pattern DISGUISED = Pattern.compile("[%;]");

  private final byte[] key;

  public KeyGuard(Setting setting) {
    this.key = setting.secrets().apiKey().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (DISGUISED.matcher(path).find()) {
      refuse(
          response,
          HttpStatus.BAD_REQUEST,
          "The path cannot be used",
          "Expected no '%' and no ';' before the '?'.");
    } else if (open(request, path) || knowsKey(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
      chain.doFilter(request, response);
    } else {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          isPage(path) || OutagePages.is(path) ? "Basic realm=\"Hatchline\"" : "Bearer");
      refuse(
          response,
          HttpStatus.UNAUTHORIZED,
          "The API key is missing or wrong",
          "Send it as 'Authorization: Bearer KEY'; './hatchline info --json' shows the key.");
    }
  }

  private static void refuse(
      HttpServletResponse response, HttpStatus status, String title, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType("application/problem+json");
    response
        .getWriter()
        .write(
            "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status.value(), detail));
  }

  private static boolean open(HttpServletRequest request, String path) throws IOException {
    if (READING.contains(request.getMethod())) {
      return HEALTH.contains(path)
          || ANYBODYS.contains(path)
          || CallMe.reads(path)
          || path.equals(AgentDesk.PATH)
          || (isPage(path) && fromHere(request));
    }
    return request.getMethod().equals("POST") && (CallMe.sends(path) || AgentDesk.sends(path));
  }

  private static boolean isPage(String path) {
    return PAGE.contains(path) || STORY.matcher(path).matches() || MESSAGE.matcher(path).matches();
  }

  /** On this machine, and asked for by its name: another site's page cannot reach in. */
  private static boolean fromHere(HttpServletRequest request) throws IOException {
    return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
        && OWN_NAMES.contains(request.getServerName());
  }

  private boolean knowsKey(String header) {
    if (header == null) {
      return false;
    }
    if (header.startsWith("Bearer ")) {
      return same(header.substring("Bearer ".length()).strip());
    }
    if (header.startsWith("Basic ")) {
      return same(password(header.substring("Basic ".length()).strip()));
    }
    return false;
  }

  private static String password(String basic) {
    try {
      String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /** In the same time, however much of it is right. */
  private boolean same(String given) {
    return MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
  }
}

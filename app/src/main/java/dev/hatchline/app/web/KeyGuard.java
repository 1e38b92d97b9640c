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
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may see what. The API asks for the key, {@code Authorization: Bearer …}. The page is open on
 * this machine; from elsewhere it asks for the key as the password of any user. Health is open.
 */
@Component
public class KeyGuard extends OncePerRequestFilter {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final byte[] key;

  public KeyGuard(Setting setting) {
    this.key = setting.secrets().apiKey().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean open = path.startsWith("/actuator/health") || (!isApi(path) && fromHere(request));
    if (open || knowsKey(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, isApi(path) ? "Bearer" : "Basic realm=\"Hatchline\"");
    response.setContentType("application/problem+json");
    response
        .getWriter()
        .write(
            "{\"title\":\"The API key is missing or wrong\",\"status\":401,\"detail\":\"Send it as"
                + " 'Authorization: Bearer KEY'; './hatchline info --json' shows the key.\"}");
  }

  private static boolean isApi(String path) {
    return path.startsWith("/api/") || path.startsWith("/actuator/");
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

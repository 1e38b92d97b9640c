package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.conf.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Tells who may not: people by a page, programs as RFC 9457 says it. */
@Component
class RefusedPages {
  private final HtmlTemplate template = HtmlTemplate.of("refused.html");
  private final String company;

  RefusedPages(Setting setting) {
    this.company = setting.config().company();
  }

  /** Nobody knows who asks: people are led to where they sign in. */
  void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (KeyGuard.looksAtPage(request)) {
      String path = request.getRequestURI();
      String page =
          Access.READING.contains(request.getMethod())
              ? path
              : path.replaceFirst("(?<=[^/])/.*", "");
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, SignInPages.leadingTo(page));
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    Refusal.write(
        response,
        Problem.of(
            HttpStatus.UNAUTHORIZED,
            "The API key is missing or wrong",
            "Send it as 'Authorization: Bearer KEY'; './hatchline info --json' shows the keys."
                + " People sign in at /sign-in."));
  }

  /** It is known who asks, and they may not. */
  void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
      throws IOException {
    ErrorResponseException problem =
        fault instanceof CsrfException
            ? Problem.of(
                HttpStatus.FORBIDDEN,
                "The form cannot be used",
                "It does not bear the key of this session; open the page again.")
            : tooSmall(request);
    if (!KeyGuard.looksAtPage(request)) {
      Refusal.write(response, problem);
      return;
    }
    byte[] page =
        template
            .with(
                Map.of(
                    "company", company,
                    "title", String.valueOf(problem.getBody().getTitle()),
                    "problem", String.valueOf(problem.getBody().getDetail())))
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.getStatusCode().value());
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static ErrorResponseException tooSmall(HttpServletRequest request) {
    Set<Role> roles = Access.roles(request.getMethod(), request.getRequestURI());
    Optional<Who> who = Who.of(request);
    boolean person = who.filter(asking -> asking.session() != null).isPresent();
    return Problem.of(
        HttpStatus.FORBIDDEN,
        person ? "You may not do that" : "The key has too small a role",
        "Expected %s of the role %s, found '%s' of the role %s."
            .formatted(
                person ? "somebody" : "a key",
                roles.stream()
                    .filter((person ? Role.OF_PEOPLE : Role.OF_KEYS)::contains)
                    .sorted()
                    .map(Role::word)
                    .collect(Collectors.joining(" or ")),
                who.map(Who::name).orElse("nobody"),
                who.map(asking -> asking.role().word()).orElse("none")));
  }
}

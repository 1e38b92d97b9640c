package dev.hatchline.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a browser sends by its session has to bear the key of that session's forms, which no other
 * site's page can know: the field {@code _csrf}, or the header {@code X-CSRF-TOKEN}. What bears an
 * API key, or comes from strangers and from the desk, which has form keys of its own, needs none.
 * But a browser that was given an API key as a password sends it for any site's page, and so by a
 * key nothing is changed for the page of another site.
 */
final class SessionForms extends OncePerRequestFilter implements CsrfTokenRepository {
  private static final String FIELD = "_csrf";
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final UserSessions sessions;
  private final InstantSource clock;

  SessionForms(UserSessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** For the forms of the page that is being written; empty for who asks by a key. */
  static String key() {
    RequestAttributes request = RequestContextHolder.currentRequestAttributes();
    return request.getAttribute(FIELD, RequestAttributes.SCOPE_REQUEST) instanceof CsrfToken token
        ? token.getToken()
        : "";
  }

  /** Whether this is done by a session, and so needs its key. */
  static boolean needsKey(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !HARMLESS.contains(request.getMethod())
        && who().filter(who -> who.session() != null).isPresent()
        && !CallMe.sends(path)
        && !AgentDesk.sends(path)
        && !path.equals(SignInPages.PATH);
  }

  /** Whether another site's page has a browser send a key of ours. */
  private static boolean borrowsKey(HttpServletRequest request) {
    return !HARMLESS.contains(request.getMethod())
        && who().filter(who -> who.session() == null).isPresent()
        && WebForm.foreign(request);
  }

  private static Optional<Who> who() {
    var known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Who who
        ? Optional.of(who)
        : Optional.empty();
  }

  /**
   * Reads the form, within the limits of all bodies, so that its key is known before it is served.
   */
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (borrowsKey(request)) {
      Refusal.write(response, WebForm.ofAnotherSite());
      return;
    }
    if (!needsKey(request) || !WebForm.isForm(request.getContentType())) {
      chain.doFilter(request, response);
      return;
    }
    Sent sent;
    try {
      sent = new Sent(request, Body.text(request, clock));
    } catch (ErrorResponseException problem) {
      Refusal.write(response, problem);
      return;
    }
    chain.doFilter(sent, response);
  }

  private static final class Sent extends RepeatedBody {
    private final Map<String, String> fields;

    Sent(HttpServletRequest request, String body) {
      super(request, body);
      this.fields = WebForm.fields(body);
    }

    @Override
    public @Nullable String getParameter(String name) {
      return name.equals(FIELD) ? fields.get(FIELD) : super.getParameter(name);
    }
  }

  // ---- What Spring Security asks

  /** Of no session: nobody's form bears it. */
  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return new DefaultCsrfToken(HEADER, FIELD, UUID.randomUUID().toString());
  }

  /** It is the session's, and ends with it. */
  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return who()
        .flatMap(who -> Optional.ofNullable(who.session()))
        .flatMap(sessions::find)
        .map(session -> new DefaultCsrfToken(HEADER, FIELD, session.formKey()))
        .orElse(null);
  }
}

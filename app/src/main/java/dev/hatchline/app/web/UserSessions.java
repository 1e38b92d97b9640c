package dev.hatchline.app.web;

import dev.hatchline.app.Setting;
import dev.hatchline.conf.User;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Which browsers are signed in at the pages, and as whom. */
@Component
class UserSessions extends Sessions<User> {
  private final String cookie;

  UserSessions(Setting setting, InstantSource clock) {
    super(clock);
    // Cookies know no ports: the engine beside us has one of another name.
    this.cookie = "hatchline-" + setting.installation().engine().word();
  }

  /** The token that the browser has sent; empty without a cookie of ours. */
  Optional<String> token(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(sent -> sent.getName().equals(cookie))
            .map(Cookie::getValue)
            .findFirst();
  }

  /** Who has sent the request. */
  Optional<Session<User>> of(HttpServletRequest request) {
    return token(request).flatMap(this::find);
  }

  /**
   * For the browser to keep. It comes with a link from elsewhere, so that who follows one is still
   * signed in, and with no form from elsewhere.
   */
  ResponseCookie cookie(HttpServletRequest request, String token, Duration length) {
    return ResponseCookie.from(cookie, token)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .maxAge(length)
        .build();
  }
}

package dev.hatchline.app.web;

import dev.hatchline.conf.ApiKey;
import dev.hatchline.conf.Role;
import dev.hatchline.conf.User;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * On whose behalf a request is served: a key's, or a person's who has signed in.
 *
 * @param session token of the person's browser; absent for a key
 */
record Who(String name, Role role, @Nullable String session) {
  static Who key(ApiKey key) {
    return new Who(key.name(), key.role(), null);
  }

  static Who person(User user, String session) {
    return new Who(user.name(), user.role(), session);
  }

  /** Empty where nobody has to be known. */
  static Optional<Who> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication known
            && known.getPrincipal() instanceof Who who
        ? Optional.of(who)
        : Optional.empty();
  }

  static Optional<String> written(HttpServletRequest request) {
    return of(request).map(Who::written);
  }

  /** As it is kept with what is done; a key's name has no blank. */
  String written() {
    return session == null ? name : "user " + name;
  }

  Authentication known() {
    return new PreAuthenticatedAuthenticationToken(
        this, "", List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
  }

  /** Nothing of the token may reach a log. */
  @Override
  public String toString() {
    return (session == null ? "key '%s' (%s)" : "user '%s' (%s)").formatted(name, role.word());
  }
}

package dev.hatchline.app.web;

import static dev.hatchline.conf.Role.DESIGNER;
import static dev.hatchline.conf.Role.INTEGRATION;
import static dev.hatchline.conf.Role.OPERATOR;
import static dev.hatchline.conf.Role.READ;
import static dev.hatchline.conf.Role.SUPERVISOR;

import dev.hatchline.conf.Role;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which roles may ask for what: of the rules, the first that fits; what none of them knows is the
 * operator's. Taking everything away, or everything of a person, is more than to read it.
 */
final class Access {
  static final Set<String> READING = Set.of("GET", "HEAD");

  private static final List<Rule> RULES =
      List.of(
          new Rule(true, "/api/(rows|persons/.*|history/.*|trace/.*)", OPERATOR),
          new Rule(true, "/api/openapi\\.yaml", OPERATOR, SUPERVISOR, INTEGRATION, READ, DESIGNER),
          new Rule(true, "/sign-out", OPERATOR, SUPERVISOR, DESIGNER),
          new Rule(false, "/sign-out", OPERATOR, SUPERVISOR, DESIGNER),
          new Rule(true, "(/api)?/flows(/.*)?", OPERATOR, SUPERVISOR, READ, DESIGNER),
          new Rule(false, "/api/flows/[^/]+/rollback", OPERATOR, DESIGNER),
          new Rule(
              true,
              "/api/(callbacks|cases|tasks|notices)(/.*)?",
              OPERATOR,
              SUPERVISOR,
              INTEGRATION,
              READ),
          new Rule(true, "/message/[^/]+\\.wav", OPERATOR, SUPERVISOR, INTEGRATION, READ),
          new Rule(true, "/api/agents/[^/]+/pop", OPERATOR, SUPERVISOR, INTEGRATION, READ),
          new Rule(false, "/api/(callbacks|cases|tasks)(/.*)?", OPERATOR, SUPERVISOR, INTEGRATION),
          new Rule(false, "/api/notices/.*|(/api)?/outages(/.*)?", OPERATOR, SUPERVISOR),
          new Rule(true, "/.*", OPERATOR, SUPERVISOR, READ));

  private record Rule(boolean reading, Pattern path, Set<Role> roles) {
    Rule(boolean reading, String path, Role... roles) {
      this(reading, Pattern.compile(path), Set.of(roles));
    }

    boolean fits(String method, String path) {
      return reading == READING.contains(method) && this.path.matcher(path).matches();
    }
  }

  private Access() {}

  /**
   * Who may do this.
   *
   * @param path as it was sent, without a query
   */
  static Set<Role> roles(String method, String path) {
    return RULES.stream()
        .filter(rule -> rule.fits(method, path))
        .findFirst()
        .map(Rule::roles)
        .orElse(Set.of(OPERATOR));
  }
}

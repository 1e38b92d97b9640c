package dev.hatchline.conf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code users: [{name: anna, role: supervisor, hash: "$argon2id$…"}]}. */
final class UsersReader {
  private static final Set<String> ROLES = Role.words(Role.OF_PEOPLE);

  private UsersReader() {}

  /** Nobody at all means that there is only the first user, whom the start makes. */
  static List<User> read(Problems problems, Section root, List<OperatorConfig.Agent> agents) {
    Set<String> extensions =
        agents.stream().map(OperatorConfig.Agent::extension).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    List<User> users = root.each("users", item -> user(problems, item, extensions, seen));
    if (users.size() > User.USERS_MAX) {
      problems.add(
          root.at("users"),
          "'users' has " + users.size() + " entries",
          "at most " + User.USERS_MAX);
    }
    return users;
  }

  private static User user(
      Problems problems, Section item, Set<String> extensions, Set<String> seen) {
    if (!item.has("role")) {
      problems.add(
          item.at("role"),
          "'role' is missing",
          "one of " + ROLES.stream().sorted().collect(Collectors.joining(", ")));
    }
    Role role = Role.of(item.chosen("role", Role.DESIGNER.word(), ROLES));
    String name =
        item.needed("name", role == Role.AGENT ? TextForm.EXTENSION : TextForm.NAME, seen);
    if (role == Role.AGENT && !name.isEmpty() && !extensions.contains(name)) {
      problems.add(item.at("name"), "no agent has the extension '" + name + "'", "one of 'agents'");
    }
    if (name.equals(FirstUser.NAME) && role != Role.OPERATOR) {
      problems.add(
          item.at("name"),
          "'%s' is the first user, who is an operator".formatted(name),
          "another name, or the role 'operator'");
    }
    item.want("hash", TextForm.HASH);
    return new User(name, role, item.text("hash", "", TextForm.HASH));
  }
}

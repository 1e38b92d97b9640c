package dev.hatchline.app.access;

import dev.hatchline.conf.FirstUser;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Role;
import dev.hatchline.conf.User;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Those who may sign in: whom the operator's file names, and the first user as long as it names no
 * operator.
 */
public final class Users {
  private final Map<String, User> users;

  /**
   * The users of this installation.
   *
   * @param first whom the first start made
   */
  public Users(OperatorConfig config, Optional<User> first) {
    Stream<User> added = FirstUser.wanted(config) ? first.stream() : Stream.of();
    this.users =
        Stream.concat(added, config.users().stream())
            .collect(Collectors.toMap(User::name, Function.identity(), (_, named) -> named));
  }

  /** Who signs in at the pages by this name; agents sign in at their desk. */
  public Optional<User> find(String name) {
    return Optional.ofNullable(users.get(name)).filter(user -> user.role() != Role.AGENT);
  }

  /** The agent with this extension, if the file names a password for the desk. */
  public Optional<User> agent(String extension) {
    return Optional.ofNullable(users.get(extension)).filter(user -> user.role() == Role.AGENT);
  }
}

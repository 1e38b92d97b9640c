package dev.hatchline.conf;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a key or a person may be used for, or do, over HTTP; docs/access.md has it by path. */
public enum Role {
  /** Everything. */
  OPERATOR,
  /** Reads, and does what agents do with cases and callbacks. */
  SUPERVISOR,
  /** Callbacks and cases, and nothing else; of programs. */
  INTEGRATION,
  /** Reads; of programs, and of screens on a wall. */
  READ,
  /** Flows, and nothing else; of people. */
  DESIGNER,
  /** The desk, and nothing else; of people. */
  AGENT;

  /** Those that a key can have. */
  public static final Set<Role> OF_KEYS =
      Collections.unmodifiableSet(EnumSet.of(OPERATOR, SUPERVISOR, INTEGRATION, READ));

  /** Those that a person can have. */
  public static final Set<Role> OF_PEOPLE =
      Collections.unmodifiableSet(EnumSet.of(OPERATOR, SUPERVISOR, DESIGNER, AGENT));

  /** As the operator's file says it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Set<String> words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.toSet());
  }

  static Role of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst().orElseThrow();
  }
}

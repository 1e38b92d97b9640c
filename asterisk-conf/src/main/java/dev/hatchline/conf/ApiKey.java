package dev.hatchline.conf;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key of the HTTP API besides the operator's own; the key itself is in the secrets folder.
 *
 * @param name 1 to 40 small letters, digits or {@code -}; written down with what is done by the key
 */
public record ApiKey(String name, Role role) {
  /** Of the key that is made at the first start, and may do everything. */
  public static final String OPERATOR = "operator";

  /** Each request is held against every one of them. */
  public static final int KEYS_MAX = 50;

  /** What a key may be used for; docs/api.md says what that is of each operation. */
  public enum Role {
    /** Everything. */
    OPERATOR,
    /** Reads, and does what agents do with cases and callbacks. */
    SUPERVISOR,
    /** Callbacks and cases, and nothing else. */
    INTEGRATION,
    /** Reads. */
    READ;

    /** As the operator's file says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Set<String> words() {
      return Stream.of(values()).map(Role::word).collect(Collectors.toSet());
    }

    static Role of(String word) {
      return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst().orElseThrow();
    }
  }

  /** The file of the secrets folder that holds it. */
  public String secret() {
    return "key-" + name;
  }
}

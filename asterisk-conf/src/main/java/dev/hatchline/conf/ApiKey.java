package dev.hatchline.conf;

/**
 * A key of the HTTP API besides the operator's own; the key itself is in the secrets folder.
 *
 * @param name 1 to 40 small letters, digits or {@code -}; written down with what is done by the key
 * @param role of {@link Role#OF_KEYS}
 */
public record ApiKey(String name, Role role) {
  /** Of the key that is made at the first start, and may do everything. */
  public static final String OPERATOR = "operator";

  /** Each request is held against every one of them. */
  public static final int KEYS_MAX = 50;

  /** The file of the secrets folder that holds it. */
  public String secret() {
    return "key-" + name;
  }
}

package dev.hatchline.conf;

/**
 * Somebody who signs in at the pages, or, as an agent, at the desk.
 *
 * @param name 1 to 40 small letters, digits or {@code -}; an agent's is the extension
 * @param role of {@link Role#OF_PEOPLE}
 * @param hash of the password: Argon2id, as {@code ./hatchline user hash} prints it
 */
public record User(String name, Role role, String hash) {
  /** Nobody signs in so often that more would matter; a file with more is no list of people. */
  public static final int USERS_MAX = 500;

  /** Whether this is a hash that can be checked, and at a bounded cost: 68 MB and 5 rounds. */
  public static boolean isHash(String text) {
    return TextForm.HASH.fits(text);
  }

  /** Nothing of the hash may reach a log. */
  @Override
  public String toString() {
    return "User[%s, %s]".formatted(name, role.word());
  }
}

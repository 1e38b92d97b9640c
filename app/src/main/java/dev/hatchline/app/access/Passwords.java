package dev.hatchline.app.access;

import java.security.SecureRandom;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes of passwords: Argon2id (RFC 9106), each with a salt of its own, at the cost that OWASP's
 * Password Storage Cheat Sheet names: 19 MiB of memory, 2 rounds, 1 lane.
 */
public final class Passwords {
  /** Shorter ones are guessed, whatever the hash. */
  public static final int CHARS_MIN = 12;

  /** Nobody types more. */
  public static final int CHARS_MAX = 128;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19_456;
  private static final int ROUNDS = 2;

  /** Without letters and digits that look alike; 20 of 30 are 98 bits. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz2345679";

  private static final int GROUPS = 4;
  private static final int GROUP_CHARS = 5;

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Argon2PasswordEncoder ENCODER =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS);

  private Passwords() {}

  /** Of this password; another one each time. */
  public static String hash(String password) {
    return String.valueOf(ENCODER.encode(password));
  }

  /** Whether the hash is of this password; takes the time that it costs, right or wrong. */
  static boolean matches(String password, String hash) {
    return ENCODER.matches(password, hash);
  }

  /** A new one, to be read from a screen and typed once. */
  public static String made() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_CHARS; i++) {
      password.append(i > 0 && i % GROUP_CHARS == 0 ? "-" : "");
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}

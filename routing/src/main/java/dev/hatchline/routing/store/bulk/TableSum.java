package dev.hatchline.routing.store.bulk;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells whether two tables hold the same rows, in whatever order.
 *
 * @param sum of the SHA-256 of each row as JSON, modulo 2^256; 64 hexadecimal digits
 */
public record TableSum(String table, long rows, String sum) {
  /** Adds up rows. For one thread. */
  static final class Adding {
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    private final MessageDigest digest = sha256();
    private final String table;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    Adding(String table) {
      this.table = table;
    }

    void add(String json) {
      byte[] hash = digest.digest(json.getBytes(StandardCharsets.UTF_8));
      sum = sum.add(new BigInteger(1, hash)).mod(MODULUS);
      rows++;
    }

    TableSum sum() {
      return new TableSum(table, rows, "%064x".formatted(sum));
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException fault) {
        throw new IllegalStateException("every Java has SHA-256", fault);
      }
    }
  }
}

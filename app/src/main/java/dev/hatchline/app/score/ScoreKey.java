package dev.hatchline.app.score;

import dev.hatchline.conf.Installation;
import dev.hatchline.conf.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The key with which an installation signs its scores: Ed25519 (RFC 8032). */
public final class ScoreKey {
  private static final String ED25519 = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final Pattern PUBLIC = Pattern.compile("[0-9a-f]{%d}".formatted(2 * KEY_BYTES));

  /** What stands before the 32 bytes of a public key as Java reads it (RFC 8410, 4). */
  private static final String X509_HEAD = "302a300506032b6570032100";

  private final PrivateKey secret;
  private final String open;

  private ScoreKey(PrivateKey secret, String open) {
    this.secret = secret;
    this.open = open;
  }

  /** The installation's, made now if it has none. */
  public static ScoreKey of(Installation installation) throws IOException {
    return ofSecret(Secrets.scoreKey(installation));
  }

  /** By a one-way street: who sees the key does not know the secret, which is longer than it. */
  static ScoreKey ofSecret(String secret) {
    return ofSeed(sha256(("score " + secret).getBytes(StandardCharsets.UTF_8)));
  }

  static ScoreKey ofSeed(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
      generator.initialize(255, new Given(seed));
      KeyPair pair = generator.generateKeyPair();
      // Java makes the public half of a key nowhere else; it is looked after whether it did of
      // ours.
      byte[] taken = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      if (!MessageDigest.isEqual(seed, taken)) {
        throw new IllegalStateException("this Java makes Ed25519 keys in another way");
      }
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] open = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
      return new ScoreKey(pair.getPrivate(), HexFormat.of().formatHex(open));
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("every Java has Ed25519", fault);
    }
  }

  /** For everybody: 64 small hexadecimal digits. */
  public String open() {
    return open;
  }

  /** 128 small hexadecimal digits. */
  String sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(secret);
      signature.update(message);
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("a key that was just made signs", fault);
    }
  }

  static boolean isOpenKey(String text) {
    return PUBLIC.matcher(text).matches();
  }

  /** Whether this key has signed that; never where one of them is not what it should be. */
  static boolean signed(String open, byte[] message, String signature) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ED25519)
              .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509_HEAD + open)));
      Signature check = Signature.getInstance(ED25519);
      check.initVerify(key);
      check.update(message);
      return check.verify(HexFormat.of().parseHex(signature));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }

  /** Chance that has happened already. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}

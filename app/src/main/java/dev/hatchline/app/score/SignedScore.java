package dev.hatchline.app.score;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A score as a file: one object in its canonical form, and a line end.
 *
 * <pre>
 *   {"format":"hatchline-score-1",
 *    "key":       public half of the key, 64 hexadecimal digits
 *    "score":     {…}
 *    "signature": of the same object without it, 128 hexadecimal digits}
 * </pre>
 */
public final class SignedScore {
  public static final String FORMAT = "hatchline-score-1";

  /** A score has a few hundred names; a larger file is something else. */
  public static final int BYTES_MAX = 4 << 20;

  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
  private static final String SIGNED = "signature";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SignedScore() {}

  /** What was found in a file. */
  public sealed interface Checked {
    /** As it was signed with this key. */
    record Holds(JsonNode score, String key) implements Checked {}

    /** In a sentence. */
    record Refused(String why) implements Checked {}
  }

  /** The file. */
  public static byte[] write(ObjectNode score, ScoreKey key) {
    ObjectNode whole = JSON.createObjectNode();
    whole.put("format", FORMAT);
    whole.put("key", key.open());
    whole.set("score", score);
    whole.put(SIGNED, key.sign(CanonicalJson.bytes(whole)));
    return lined(CanonicalJson.bytes(whole));
  }

  private static byte[] lined(byte[] bytes) {
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }

  /**
   * Whether a file is as it was signed.
   *
   * @param wanted the only key that is believed; absent if any is
   */
  public static Checked check(byte[] file, @Nullable String wanted) {
    if (file.length > BYTES_MAX) {
      return new Checked.Refused("it is larger than a score can be");
    }
    try {
      return check(file, JSON.readTree(file), wanted);
    } catch (JacksonException | IllegalArgumentException _) {
      return new Checked.Refused("it is no score: it cannot be read");
    }
  }

  private static Checked check(byte[] file, JsonNode tree, @Nullable String wanted) {
    if (!(tree instanceof ObjectNode whole) || !whole.path("format").asString("").equals(FORMAT)) {
      return new Checked.Refused("it is no score of the format " + FORMAT);
    }
    int changed = Arrays.mismatch(file, lined(CanonicalJson.bytes(whole)));
    if (changed >= 0) {
      return new Checked.Refused(
          "it was changed: at byte %d it is not in the form in which scores are written"
              .formatted(changed + 1));
    }
    String key = whole.path("key").asString("");
    String signature = whole.path(SIGNED).asString("");
    if (!ScoreKey.isOpenKey(key) || !SIGNATURE.matcher(signature).matches()) {
      return new Checked.Refused("it was changed: its key or its signature is none");
    }
    if (wanted != null && !wanted.equals(key)) {
      return new Checked.Refused(
          "it is signed with another key: expected %s, found %s".formatted(wanted, key));
    }
    whole.remove(SIGNED);
    return ScoreKey.signed(key, CanonicalJson.bytes(whole), signature)
        ? new Checked.Holds(whole.path("score"), key)
        : new Checked.Refused("it was changed: the signature does not fit what it says");
  }
}

package dev.hatchline.app.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SignedScoreTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ScoreKey key = ScoreKey.ofSecret("a secret of this test");

  private static ObjectNode score() {
    ObjectNode score = JSON.createObjectNode();
    score.put("company", "Müller \"& Söhne\" \u20ac\u0007\n");
    score.putArray("points").addObject().put("part", 19).put("whole", 20);
    return score;
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.bytes(JSON.readTree(json)), StandardCharsets.UTF_8);
  }

  private static String why(byte[] file, String wanted) {
    return ((SignedScore.Checked.Refused) SignedScore.check(file, wanted)).why();
  }

  private static String why(String file) {
    return ((SignedScore.Checked.Refused)
            SignedScore.check(file.getBytes(StandardCharsets.UTF_8), null))
        .why();
  }

  /** RFC 8032, 7.1, the first. */
  @Test
  void theKeyAndItsSignatureAreThoseOfTheStandard() {
    ScoreKey known =
        ScoreKey.ofSeed(
            HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    assertThat(known.open())
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(known.sign(new byte[0]))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
                + "f9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  /** RFC 8785, 3.2.3 has these names in this order. */
  @Test
  void thereIsOneFormOfIt() {
    assertThat(
            canonical(
                """
                { "\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Dalet",
                  "1": "One", "\\ud83d\\ude00": "Grinning Face", "\\u0080": "Control",
                  "\\u00f6": "O", "a": [ 1, -0, true, null, {} ], "b": "\\u000f\\n\\/\\"\\\\" }\
                """))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"a\":[1,0,true,null,{}],"
                + "\"b\":\"\\u000f\\n/\\\"\\\\\",\"\u0080\":\"Control\",\"ö\":\"O\","
                + "\"€\":\"Euro Sign\",\"\ud83d\ude00\":\"Grinning Face\",\"\ufb33\":\"Dalet\"}");
  }

  @Test
  void whatEveryReaderWouldReadOtherwiseIsNotWritten() {
    for (String json : new String[] {"1.5", "9007199254740992", "1e2", "\"\\ud83d\""}) {
      assertThatThrownBy(() -> canonical(json))
          .as(json)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsSignedHolds() {
    byte[] file = SignedScore.write(score(), key);
    assertThat(SignedScore.check(file, null))
        .isEqualTo(new SignedScore.Checked.Holds(score(), key.open()));
    assertThat(SignedScore.check(file, key.open())).isInstanceOf(SignedScore.Checked.Holds.class);
    assertThat(ScoreKey.ofSecret("a secret of this test").open()).isEqualTo(key.open());
  }

  @Test
  void anotherByteAnywhereIsSeen() {
    byte[] file = SignedScore.write(score(), key);
    for (int at = 0; at < file.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = file.clone();
        changed[at] ^= (byte) (1 << bit);
        assertThat(SignedScore.check(changed, null))
            .as("byte %d, bit %d", at, bit)
            .isInstanceOf(SignedScore.Checked.Refused.class);
      }
    }
  }

  @Test
  void whatSaysTheSameInOtherBytesIsSeenToo() {
    String file = new String(SignedScore.write(score(), key), StandardCharsets.UTF_8);
    assertThat(why(file.replace(":19", ": 19"))).contains("changed: at byte ");
    assertThat(why(file.replace("ü", "\\u00fc"))).contains("changed: at byte ");
    assertThat(why(file.strip())).contains("changed: at byte ");
    assertThat(why(file + "\n")).contains("changed: at byte ");
    assertThat(why(file.replace("\"part\":19", "\"part\":18,\"part\":19"))).contains("no score");
    assertThat(why(file.replace("\"whole\":20", "\"whole\":20,\"xtra\":1")))
        .contains("the signature does not fit");
    assertThat(why(file.replace(":19", ":20"))).contains("the signature does not fit");
  }

  @Test
  void whatIsNoScoreIsToldSo() {
    assertThat(why("")).contains("no score");
    assertThat(why("[1]")).contains("no score of the format");
    assertThat(why("{\"format\":\"hatchline-score-1\"}\n")).contains("its key or its signature");
    assertThat(why(new byte[SignedScore.BYTES_MAX + 1], key.open())).contains("larger");
  }

  /** Whoever signs anew what they changed has another key. */
  @Test
  void anotherKeyIsNotBelieved() {
    byte[] file = SignedScore.write(score(), ScoreKey.ofSecret("of somebody else"));
    assertThat(why(file, key.open()))
        .isEqualTo(
            "it is signed with another key: expected %s, found %s"
                .formatted(key.open(), ScoreKey.ofSecret("of somebody else").open()));
    JsonNode tree = JSON.readTree(file);
    String mixed = canonical(tree.toString()).replace(tree.path("key").stringValue(), key.open());
    assertThat(why(mixed + "\n")).contains("the signature does not fit");
  }
}

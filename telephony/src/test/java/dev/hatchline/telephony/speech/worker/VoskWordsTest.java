package dev.hatchline.telephony.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoskWordsTest {
  @Test
  void partial() {
    assertThat(VoskWords.partial("{\n  \"partial\" : \"talk to\"\n}")).isEqualTo("talk to");
    assertThat(VoskWords.partial("{\"partial\": \"\"}")).isEmpty();
  }

  @Test
  void wordsWithTimesAndConfidences() {
    String json =
        """
        {
          "result" : [{
              "conf" : 0.788875,
              "end" : 0.570000,
              "start" : 0.000000,
              "word" : "two"
            }, {
              "conf" : 1.000000,
              "end" : 1.2e1,
              "start" : 0.748014,
              "word" : "[unk]"
            }],
          "text" : "two [unk]"
        }
        """;
    assertThat(VoskWords.words(json))
        .containsExactly(
            new VoskWords.Timed("two", 0.788875, 0, 0.57),
            new VoskWords.Timed("[unk]", 1, 0.748014, 12));
  }

  @Test
  void nothingOrNonsenseHasNoWords() {
    for (String json : new String[] {"{\"text\": \"\"}", "", "{", "\u0000", "{\"partial\" : \"a"}) {
      assertThat(VoskWords.words(json)).isEmpty();
      assertThat(VoskWords.partial(json)).isEmpty();
    }
  }

  @Test
  void confidenceThatIsNoneIsNoConfidence() {
    String json = "{\"conf\" : -nan, \"end\" : 1, \"start\" : 0, \"word\" : \"yes\"}";
    assertThat(VoskWords.words(json)).containsExactly(new VoskWords.Timed("yes", 0, 0, 1));
  }

  @Test
  void quotesInWords() {
    assertThat(VoskWords.partial("{\"partial\" : \"the \\\"x\\\" \\\\\"}"))
        .isEqualTo("the \"x\" \\");
  }

  @Test
  void longOnesAreRead() {
    String words = "two ".repeat(50_000);
    assertThat(VoskWords.partial("{\"partial\" : \"" + words + "\"}")).isEqualTo(words);
  }
}

package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.EscapeWords;
import dev.hatchline.telephony.speech.EscapeSpotter.Spotted;
import dev.hatchline.telephony.speech.Recognizer.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscapeSpotterTest {
  private final EscapeSpotter spotter =
      new EscapeSpotter(
          List.of("agent", "a person", "talk to a person"), EscapeSpotter.Limits.STANDARD);

  /** Words with their confidence: {@code i/0.9 want/0.8}. */
  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    for (String each : text.split(" ", -1)) {
      String[] parts = each.split("/", 2);
      long from = words.size() * 2_000L;
      words.add(new Word(parts[0], Double.parseDouble(parts[1]), from, from + 2_000));
    }
    return words;
  }

  private String spotted(String text) {
    return spotter.in(words(text), false).map(Spotted::phrase).orElse("");
  }

  @Test
  void aPhraseThatIsAllMayBeUnsure() {
    assertThat(spotted("agent/0.6")).isEqualTo("agent");
    assertThat(spotted("agent/0.59")).isEmpty();
    assertThat(spotted("talk/1 to/1 a/0.9 person/0.6")).isEqualTo("talk to a person");
    assertThat(spotted("talk/0.5 to/0.8 a/0.9 person/0.59")).isEmpty();
  }

  @Test
  void amongOtherWordsItHasToBeSure() {
    assertThat(spotted("bill/0.5 an/0.5 agent/0.8")).isEqualTo("agent");
    assertThat(spotted("bill/0.5 an/0.5 agent/0.79")).isEmpty();
    assertThat(spotted("[unk]/0.3 agent/0.7")).isEmpty();
  }

  @Test
  void thatItIsWishedIsNothingElse() {
    assertThat(spotted("i/0.2 want/0.5 an/0.5 agent/0.6")).isEqualTo("agent");
    assertThat(spotted("i/0.2 want/0.5 an/0.5 agent/0.59")).isEmpty();
    assertThat(spotted("i/1 want/1 my/1 agent/0.7")).isEmpty();
  }

  @Test
  void aLongSentenceIsAboutSomethingElse() {
    EscapeSpotter strict =
        new EscapeSpotter(List.of("agent"), new EscapeSpotter.Limits(0.7, 0.99, 5));
    assertThat(strict.in(words("he/1 was/1 not/1 my/1 own/1 agent/1"), false)).isPresent();
    assertThat(strict.in(words("he/1 was/1 not/1 my/1 own/1 agent/1 today/1"), false)).isEmpty();
  }

  @Test
  void whatMayMeanAnybodyIsAWishOnlyAlone() {
    EscapeSpotter english =
        new EscapeSpotter(EscapeWords.BUILT_IN.of("en"), EscapeSpotter.Limits.STANDARD);
    for (String sentence :
        List.of(
            "someone/1 stole/1 my/1 card/1",
            "somebody/1 [unk]/1",
            "somebody/1 else/0.6 is/0.6",
            "call/1 for/1 someone/1 else/1",
            "each/1 has/1 a/1 person/1",
            "yes/1 there/1 is/1 someone/1 with/1 me/1",
            "no/1 i/1 have/1 someone/1",
            "i/1 want/1 a/0.9 person/0.79",
            "the/1 last/1 person/1 hang/1 up/1")) {
      assertThat(english.in(words(sentence), false)).as(sentence).isEmpty();
    }
    for (String wish :
        List.of(
            "someone/0.9",
            "stop/0.6 person/1",
            "i/1 want/1 a/0.5 person/1",
            "somebody/1 please/0.5",
            "person/0.7",
            "talk/1 to/1 someone/1",
            "i/1 want/1 to/1 speak/1 to/1 somebody/1 now/1",
            "i/1 want/1 a/1 person/0.8",
            "okay/1 can/1 you/1 get/1 me/1 a/1 person/1",
            "i/1 want/1 a/1 person/1 [unk]/0.3",
            "real/1 person/1 please/1")) {
      assertThat(english.in(words(wish), false)).as(wish).isPresent();
    }
  }

  @Test
  void aPhraseIsWhole() {
    assertThat(spotted("person/1")).isEmpty();
    assertThat(spotted("a/1 [unk]/1 person/1")).isEmpty();
    assertThat(spotted("agents/1")).isEmpty();
  }

  @Test
  void theSurestPhraseIsTold() {
    Spotted found = spotter.in(words("a/1 person/1 agent/0.99"), false).orElseThrow();
    assertThat(found).isEqualTo(new Spotted("a person", 1, 1, 0, 4_000));
  }

  @Test
  void inFreeSpeechItCountsOnlyAlone() {
    assertThat(spotter.in(words("agent/0.7"), true)).isPresent();
    assertThat(spotter.in(words("the/1 agent/1"), true)).isEmpty();
    assertThat(spotter.in(words("[unk]/0.2 agent/1"), true)).isEmpty();
  }

  @Test
  void whatEndsWithAPhraseIsSeen() {
    assertThat(spotter.ends("no i want to talk to a person")).isTrue();
    assertThat(spotter.ends("a person is")).isFalse();
    assertThat(spotter.ends("")).isFalse();
  }
}

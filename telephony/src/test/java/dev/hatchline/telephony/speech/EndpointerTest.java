package dev.hatchline.telephony.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.telephony.speech.Endpointer.End;
import dev.hatchline.telephony.speech.Endpointer.So;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointerTest {
  private static final Answers MENU =
      new Answers.OneOf(List.of("billing", "sales", "order", "order status"));

  private static End end(Answers answers, String text, int silenceMillis) {
    return end(answers, text, silenceMillis, 1_000);
  }

  private static End end(Answers answers, String text, int silenceMillis, int stoodMillis) {
    long silence = Sound.millis(silenceMillis);
    return new Endpointer(answers)
        .end(new So(text, Sound.millis(stoodMillis), silence, Sound.millis(2_000)));
  }

  @Test
  void aWordThatIsWholeIsOverAtOnce() {
    assertThat(end(MENU, "billing", 160, 400)).isEqualTo(End.COMPLETE);
    assertThat(end(MENU, "billing", 140, 400)).isEqualTo(End.NOT_YET);
    assertThat(end(MENU, "[unk] billing", 160, 400)).isEqualTo(End.COMPLETE);
  }

  @Test
  void aPartialThatJustCameIsNotBelieved() {
    assertThat(end(MENU, "billing", 160, 100)).isEqualTo(End.NOT_YET);
  }

  @Test
  void aWordThatMayGoOnIsWaitedFor() {
    assertThat(end(MENU, "order", 380)).isEqualTo(End.NOT_YET);
    assertThat(end(MENU, "order", 400)).isEqualTo(End.SILENCE);
    assertThat(end(MENU, "order status", 160)).isEqualTo(End.COMPLETE);
  }

  @Test
  void whereNoisePausesNeverAWordThatStandsIsOver() {
    assertThat(end(MENU, "billing", 0, 699)).isEqualTo(End.NOT_YET);
    assertThat(end(MENU, "billing", 0, 700)).isEqualTo(End.COMPLETE);
  }

  @Test
  void noPhraseThatMayGoOnIsOverAtOnce() {
    List<String> phrases =
        List.of("one", "one hundred", "one hundred five", "none", "ten", "ten past two", "no");
    Answers answers = new Answers.OneOf(phrases);
    for (String phrase : phrases) {
      boolean goesOn = phrases.stream().anyMatch(other -> other.startsWith(phrase + " "));
      assertThat(end(answers, phrase, 160))
          .as(phrase)
          .isEqualTo(goesOn ? End.NOT_YET : End.COMPLETE);
      assertThat(end(answers, phrase, 399))
          .as(phrase)
          .isEqualTo(goesOn ? End.NOT_YET : End.COMPLETE);
      assertThat(end(answers, phrase, 400)).isNotEqualTo(End.NOT_YET);
    }
  }

  @Test
  void whatCountsOnlyAloneNeedsSilenceAfterIt() {
    Answers line = new Answers.Alone(List.of("two", "callback"));
    assertThat(end(line, "two", 399)).isEqualTo(End.NOT_YET);
    assertThat(end(line, "two", 400)).isEqualTo(End.SILENCE);
    assertThat(end(line, "two", 0, 5_000)).isEqualTo(End.NOT_YET);
    assertThat(new Endpointer(line).end(new So("", 0, 0, Sound.millis(8_000))))
        .isEqualTo(End.LENGTH);
  }

  @Test
  void aSeriesIsOverWhenItIsCompleteOrAfterALongerSilence() {
    Answers digits = new Answers.Series(List.of("one", "two", "three"), 4);
    assertThat(end(digits, "one two three", 1_180)).isEqualTo(End.NOT_YET);
    assertThat(end(digits, "one two three", 1_200)).isEqualTo(End.SILENCE);
    assertThat(end(digits, "one two three one", 160)).isEqualTo(End.COMPLETE);
    assertThat(end(digits, "one two [unk] three", 160)).isEqualTo(End.NOT_YET);
  }

  @Test
  void aSeriesWithoutALengthIsNeverComplete() {
    Answers digits = new Answers.Series(List.of("one", "two"), 0);
    assertThat(end(digits, "one two one two", 1_180)).isEqualTo(End.NOT_YET);
    assertThat(end(digits, "one two one two", 1_200)).isEqualTo(End.SILENCE);
  }

  @Test
  void whoTalksOnAndOnIsEnded() {
    Answers free = new Answers.Free(Duration.ofSeconds(20));
    So so = new So("my [unk]", 0, 0, Sound.millis(20_000));
    assertThat(new Endpointer(free).end(so)).isEqualTo(End.LENGTH);
    Endpointer digits = new Endpointer(new Answers.Series(List.of("one"), 0));
    assertThat(digits.end(new So("one", 0, 0, Sound.millis(29_999)))).isEqualTo(End.NOT_YET);
    assertThat(digits.end(new So("one", 0, 0, Sound.millis(30_000)))).isEqualTo(End.LENGTH);
    assertThat(new Endpointer(MENU).end(new So("", 0, 0, Sound.millis(7_999))))
        .isEqualTo(End.NOT_YET);
    assertThat(new Endpointer(MENU).end(new So("", 0, 0, Sound.millis(8_000))))
        .isEqualTo(End.LENGTH);
  }
}

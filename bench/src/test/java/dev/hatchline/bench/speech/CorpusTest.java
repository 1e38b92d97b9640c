package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.EscapeWords;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {
  private static boolean wish(String said) {
    return EscapeWords.BUILT_IN.in("en", said).isPresent();
  }

  @Test
  void whatIsListenedForIsWhatAnEngineListensFor() {
    assertThat(SpeechBench.tongue().escapes()).isEqualTo(EscapeWords.BUILT_IN.of("en"));
  }

  @Test
  void escapeWordsAreWishesAndOtherSpeechIsNone() throws IOException {
    assertThat(Corpus.escapes()).allMatch(CorpusTest::wish);
    assertThat(Corpus.lines("among.txt")).allMatch(CorpusTest::wish);
    for (String other : List.of("free.txt", "fresh.txt", "sentences.txt", "answers.txt")) {
      assertThat(Corpus.lines(other)).as(other).noneMatch(CorpusTest::wish);
    }
  }

  @Test
  void otherSpeechIsOfSomebodyToo() throws IOException {
    List<String> free = Corpus.lines("free.txt");
    for (Half half : Half.values()) {
      assertThat(half.of(free))
          .filteredOn(said -> EscapeWords.BUILT_IN.anywhere(said).isPresent())
          .hasSizeGreaterThanOrEqualTo(10);
    }
  }
}

package dev.hatchline.app.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.cases.Lookup;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoundJsonTest {
  private static Lookup kept(@Nullable String json) {
    return new Lookup("orders", "find-order", json, Instant.EPOCH);
  }

  private static Lookup kept(String outcome, Map<String, String> taken) {
    return kept(FoundJson.of(outcome, taken).orElse(null));
  }

  @Test
  void whatWasTakenIsToldByNameInTheOrderOfTheFlow() {
    Map<String, String> taken = new LinkedHashMap<>();
    taken.put("state", "shipped, \"by hand\"");
    taken.put("eta", "2026-12-01");
    Lookup lookup = kept("found", taken);
    assertThat(FoundJson.values(lookup)).containsExactlyEntriesOf(taken);
    assertThat(FoundJson.sentence(lookup))
        .isEqualTo("state: shipped, \"by hand\", eta: 2026-12-01");
  }

  @Test
  void anAnswerOfWhichNothingWasTakenIsOneAllTheSame() {
    assertThat(FoundJson.sentence(kept("found", Map.of()))).isEqualTo("found");
    assertThat(FoundJson.sentence(kept("missing", Map.of()))).isEqualTo("missing");
    assertThat(kept("timeout", Map.of()).failed()).isTrue();
    assertThat(FoundJson.sentence(kept("timeout", Map.of()))).isEqualTo("no answer");
  }

  /** Quotes take two characters of JSON each, and what does not fit is left out as a whole. */
  @Test
  void noMoreIsKeptThanACaseHasRoomFor() {
    Map<String, String> taken = new LinkedHashMap<>();
    for (int n = 0; n < 10; n++) {
      taken.put("text" + n, "\"".repeat(300));
    }
    Lookup lookup = kept("found", taken);
    assertThat(lookup.json()).hasSizeBetween(3_000, Lookup.JSON_CHARS_MAX);
    assertThat(FoundJson.values(lookup))
        .containsOnlyKeys("text0", "text1", "text2", "text3", "text4", "text5");
  }

  @Test
  void whatComesAfterAValueThatHasNoRoomIsKept() {
    Map<String, String> taken = new LinkedHashMap<>();
    taken.put("state", "shipped");
    taken.put("letter", "w".repeat(Lookup.JSON_CHARS_MAX));
    taken.put("eta", "2026-12-01");
    assertThat(FoundJson.sentence(kept("found", taken)))
        .isEqualTo("state: shipped, eta: 2026-12-01");
    assertThat(FoundJson.sentence(kept("found", Map.of("letter", "w".repeat(5_000)))))
        .isEqualTo("found");
  }

  @Test
  void whatIsNoJsonTellsNothing() {
    assertThat(FoundJson.values(kept("{\"state\":"))).isEmpty();
    assertThat(FoundJson.values(kept("[1]"))).isEmpty();
  }
}

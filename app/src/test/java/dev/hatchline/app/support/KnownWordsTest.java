package dev.hatchline.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownWordsTest {
  private final KnownWords words = new KnownWords();

  private String shown(String text) {
    return new Scrubber(new SecretForms(List.of()), words, true).text(text);
  }

  /** The last that are read are the newest, who are likeliest to stand in a log. */
  @Test
  void whereThereAreMoreThanAreRememberedNoTextIsShown() {
    for (int i = 0; i < KnownWords.TEXTS_MAX; i++) {
      words.add("name" + i);
    }
    words.add("Name1");
    words.add("x");
    assertThat(words.complete()).isTrue();
    assertThat(shown("name7 rang")).isEqualTo("… rang");
    words.add("Zoë");
    assertThat(words.complete()).isFalse();
    assertThat(shown("Zoë rang")).isEqualTo("(not shown)");
  }
}

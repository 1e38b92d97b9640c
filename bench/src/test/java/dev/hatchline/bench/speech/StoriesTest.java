package dev.hatchline.bench.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoriesTest {
  @TempDir private Path folder;

  @Test
  void whatTheFlowTookCountsAndElseWhatItHeard() throws IOException {
    Files.writeString(
        folder.resolve("2026-11-28.jsonl"),
        """
        {"type":"Arrived","call":"a","line":"1004","caller":"+1"}
        {"type":"Arrived","call":"b","line":"1004","caller":"+2"}
        {"type":"Arrived","call":"c","line":"1004","caller":"+3"}
        {"type":"NoMatch","call":"b","node":"ask","heard":"four oh"}
        {"type":"Gave","call":"a","node":"ask","name":"number","value":"4711"}
        {"type":"ZeroOut","call":"b","node":"ask","by":"no-match"}
        """);
    assertThat(new Stories(folder).taken())
        .containsEntry("+1", "4711")
        .containsEntry("+2", "no number: \"four oh\"")
        .containsEntry("+3", "");
  }

  @Test
  void allIsWrittenDownWhenEveryCallHasEnded() throws IOException {
    Path file = folder.resolve("2026-11-28.jsonl");
    String arrived = "{\"type\":\"Arrived\",\"call\":\"a\",\"caller\":\"+1\"}\n";
    Files.writeString(file, arrived);
    assertThat(new Stories(folder).whole()).isFalse();
    Files.writeString(file, arrived + "{\"type\":\"Ended\",\"call\":\"a\"}\n");
    assertThat(new Stories(folder).whole()).isTrue();
  }
}

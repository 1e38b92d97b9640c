package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of an engine that was killed while it wrote. */
class PastEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  /** The first of the two bytes of "é". */
  private static final int TORN = 0xC3;

  @TempDir private Path folder;

  @Test
  void aLineThatIsCutInTheMiddleOfALetterIsLeftOutAndTheOthersAreRead() throws Exception {
    CallEvent before = new CallEvent.JoinedLine(new CallId(new UUID(0, 1)), NOW, "people");
    CallEvent after = new CallEvent.JoinedLine(new CallId(new UUID(0, 2)), NOW, "people");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(line(new EventJson().write(before)));
    bytes.writeBytes("{\"type\":\"Gave\",\"value\":\"Jos".getBytes(StandardCharsets.UTF_8));
    bytes.write(TORN);
    bytes.write('\n');
    bytes.writeBytes(line(new EventJson().write(after)));
    Files.write(folder.resolve("2026-11-28.jsonl"), bytes.toByteArray());
    assertThat(new PastEvents(folder, () -> NOW).recent()).containsExactly(before, after);
  }

  private static byte[] line(String json) {
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }
}

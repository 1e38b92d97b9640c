package dev.hatchline.app.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEnd.Party;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that were up when the engine went away, and are not when it is back. */
class UnseenEndsTest {
  private static final CallId CALL = new CallId(new UUID(0, 1));

  private final EventJson json = new EventJson();

  @TempDir Path folder;

  @Test
  void theEndIsToldAsOneThatNobodySaw() throws Exception {
    try (WatchedHouse house = new WatchedHouse(folder)) {
      Instant now = house.clock.instant();
      Instant joined = now.minus(Duration.ofHours(3));
      house.lostCalls.remember(
          new CallStory(
              CALL,
              List.of(
                  new CallEvent.Arrived(CALL, joined, new FirstRing(joined, 1), "1000", null),
                  new CallEvent.JoinedLine(CALL, joined, "people"))));
      house.lostCalls.endUnseen(Set.of(), now.minusSeconds(9));
      CallEvent end =
          CallEvent.Ended.unseen(CALL, now, new CallEnd(Party.NETWORK, Reason.ASTERISK_LOST));
      assertThat(house.story).containsExactly(end);
      assertThat(json.read(json.write(end))).isEqualTo(end);
    }
  }

  @Test
  void whatWasKeptBeforeItWasToldIsReadAsSeen() {
    CallEnd end = new CallEnd(Party.CALLER, Reason.SERVED);
    String kept =
        "{\"type\":\"Ended\",\"call\":\"%s\",\"at\":\"2026-11-22T09:00:00Z\",".formatted(CALL)
            + "\"end\":{\"party\":\"CALLER\",\"reason\":\"SERVED\"}}";
    assertThat(json.read(kept))
        .isEqualTo(new CallEvent.Ended(CALL, Instant.parse("2026-11-22T09:00:00Z"), end));
  }
}

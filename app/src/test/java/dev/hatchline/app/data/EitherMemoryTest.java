package dev.hatchline.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.app.story.EventFile;
import dev.hatchline.app.story.PastEvents;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.routing.store.bulk.Traces;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EitherMemoryTest {
  private static final InstantSource CLOCK = () -> Home.AT;
  private static final CallEnd LEFT = new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_LINE);

  @TempDir private Path folder;
  private final CallId call = new CallId(new UUID(0, 1));
  private Traces traces;
  private Persons.Memory memory;

  @BeforeEach
  void begin() throws Exception {
    traces = new Numbers(Home.of(folder, "").config()).traces(Home.NUMBER).orElseThrow();
    Persons.Memory nobody =
        new Persons.Memory() {
          @Override
          public boolean onTheLine(Traces traces) {
            return false;
          }

          @Override
          public void erase(Traces traces) {}
        };
    memory =
        new EitherMemory(
            nobody, List.of(new PastEvents(of("a"), CLOCK), new PastEvents(of("b"), CLOCK)));
  }

  private Path of(String engine) {
    return folder.resolve("events-of-" + engine);
  }

  private void tells(String engine, CallEvent event) {
    try (EventFile file = new EventFile(of(engine), List.of(), CLOCK, EventFile.DAYS_KEPT)) {
      file.accept(event);
    }
  }

  private void rings(String engine, String caller) {
    tells(engine, new CallEvent.Arrived(call, Home.AT, new FirstRing(Home.AT, 1), "1000", caller));
  }

  @Test
  void whoIsOnTheLineAtTheOtherEngineIsOnTheLine() {
    assertThat(memory.onTheLine(traces)).isFalse();
    rings("b", "+4930123456");
    assertThat(memory.onTheLine(traces)).isFalse();
    rings("b", Home.NUMBER);
    assertThat(memory.onTheLine(traces)).isTrue();
    tells("b", new CallEvent.Ended(call, Home.AT, LEFT));
    assertThat(memory.onTheLine(traces)).isFalse();
  }

  @Test
  void callThatADeadEngineLeftEndsAtItsHeirs() {
    rings("b", Home.NUMBER);
    tells("a", new CallEvent.Ended(call, Home.AT, LEFT));
    assertThat(memory.onTheLine(traces)).isFalse();
  }
}

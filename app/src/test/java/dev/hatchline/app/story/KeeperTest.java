package dev.hatchline.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.WaitVerdict;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEstimate;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredMessage;
import dev.hatchline.routing.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTest {
  private static final Instant RANG = Instant.parse("2026-11-22T10:00:00Z");
  private static final AgentId ANNA = new AgentId("101");
  private static final CallEnd SERVED = new CallEnd(CallEnd.Party.AGENT, CallEnd.Reason.SERVED);

  @TempDir Path folder;
  private final CallId call = new CallId(UUID.randomUUID());
  private final Stories stories = new Stories();
  private final List<Write> kept = new ArrayList<>();
  private Messages messages;
  private Consumer<CallEvent> story;

  @BeforeEach
  void begin() {
    messages = new Messages(folder, stories);
    story = stories.andThen(new Keeper(stories, messages, 0, kept::add));
  }

  private static Instant after(long seconds) {
    return RANG.plusSeconds(seconds);
  }

  private void arrives() {
    story.accept(
        new CallEvent.Arrived(call, after(1), new FirstRing(RANG, 7), "1000", "+12025550123"));
  }

  @Test
  void eventsAreNumberedAndTheCallIsOneRowWhenItIsOver() {
    arrives();
    story.accept(new CallEvent.JoinedLine(call, after(10), "people"));
    story.accept(new CallEvent.PlaceTold(call, after(11), 2, 180L, 60L, 240L));
    story.accept(new CallEvent.Bridged(call, after(40), ANNA));
    story.accept(new CallEvent.Ended(call, after(100), SERVED));
    assertThat(kept)
        .filteredOn(StoredEvent.class::isInstance)
        .map(row -> ((StoredEvent) row).seq() + " " + ((StoredEvent) row).type())
        .containsExactly("0 Arrived", "1 JoinedLine", "2 PlaceTold", "3 Bridged", "4 Ended");
    assertThat(kept)
        .contains(
            new StoredCall(
                call,
                "1000",
                "+12025550123",
                RANG,
                after(40),
                after(100),
                SERVED,
                ANNA,
                "people",
                Duration.ofSeconds(30)),
            new StoredEstimate(
                call,
                after(11),
                2,
                Duration.ofMinutes(3),
                Duration.ofMinutes(1),
                Duration.ofMinutes(4),
                Duration.ofSeconds(29),
                WaitVerdict.SHORTER));
  }

  @Test
  void waitOfWhoGaveUpIsJudgedOnlyWhenItWasLongerThanTold() {
    arrives();
    story.accept(new CallEvent.JoinedLine(call, after(10), "people"));
    story.accept(new CallEvent.PlaceTold(call, after(11), 1, 60L, 0L, 120L));
    story.accept(new CallEvent.PlaceTold(call, after(20), 1, null, null, null));
    story.accept(new CallEvent.PlaceTold(call, after(100), 1, 60L, 0L, 120L));
    story.accept(
        new CallEvent.Ended(
            call, after(132), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_LINE)));
    assertThat(kept)
        .filteredOn(StoredEstimate.class::isInstance)
        .containsExactly(gaveUp(after(11), WaitVerdict.LONGER), gaveUp(after(100), null));
  }

  @Test
  void waitEndsWithAPromiseToo() {
    arrives();
    story.accept(new CallEvent.JoinedLine(call, after(10), "people"));
    story.accept(new CallEvent.PlaceTold(call, after(11), 1, 60L, 0L, 120L));
    story.accept(new CallEvent.Promised(call, after(20), "a promise", "+12025550123"));
    story.accept(
        new CallEvent.Ended(
            call, after(300), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_LINE)));
    assertThat(kept).contains(gaveUp(after(11), null));
  }

  /** It was no wait for a person any more; nobody knows how long that would have been. */
  @Test
  void waitOfWhoIsPutThroughOutsideEndsThere() {
    arrives();
    story.accept(new CallEvent.JoinedLine(call, after(10), "people"));
    story.accept(new CallEvent.PlaceTold(call, after(11), 1, 60L, 0L, 120L));
    story.accept(new CallEvent.OutsideRung(call, after(20), "out", "+12025550199"));
    story.accept(
        new CallEvent.Ended(
            call, after(1_200), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.TRANSFERRED)));
    assertThat(kept).contains(gaveUp(after(11), null));
  }

  @Test
  void waitOfWhoIsFoundWithAnAgentAfterAStartEndsThere() {
    arrives();
    story.accept(new CallEvent.JoinedLine(call, after(10), "people"));
    story.accept(new CallEvent.PlaceTold(call, after(11), 1, 60L, 0L, 120L));
    story.accept(CallEvent.Readopted.with(ANNA, call, after(30)));
    story.accept(new CallEvent.Ended(call, after(1_200), SERVED));
    assertThat(kept).contains(gaveUp(after(11), null));
  }

  private StoredEstimate gaveUp(Instant at, @Nullable WaitVerdict verdict) {
    return new StoredEstimate(
        call, at, 1, Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(2), null, verdict);
  }

  @Test
  void numbersGoOnAfterARestart() {
    stories.accept(new CallEvent.Arrived(call, RANG, new FirstRing(RANG, 7), "1000", null));
    stories.accept(new CallEvent.JoinedLine(call, after(1), "people"));
    story.accept(new CallEvent.Readopted(call, after(9), "line"));
    assertThat(kept).hasSize(1);
    assertThat(((StoredEvent) kept.getFirst()).seq()).isEqualTo(2);
  }

  @Test
  void callThatTheOtherEngineIsTriedForKeepsWhatTheFirstHasWritten() {
    arrives();
    story.accept(new CallEvent.JoinedLine(call, after(1), "people"));
    Stories others = new Stories();
    Keeper second = new Keeper(others, new Messages(folder, others), 1, kept::add);
    Consumer<CallEvent> told = others.andThen(second);
    told.accept(new CallEvent.Arrived(call, after(2), new FirstRing(RANG, 7), "1000", null));
    told.accept(new CallEvent.JoinedLine(call, after(2), "people"));
    assertThat(kept)
        .filteredOn(StoredEvent.class::isInstance)
        .extracting(row -> ((StoredEvent) row).seq())
        .doesNotHaveDuplicates()
        .hasSize(4)
        .isSorted();
  }

  @Test
  void messageIsARowAndIsListedWithItsCaller() throws IOException {
    arrives();
    story.accept(new CallEvent.Gave(call, after(15), "which-number", "number", "+12025550199"));
    String id = RANG.getEpochSecond() + "_1000_+12025550123_" + call;
    String file = id + ".wav";
    Files.write(folder.resolve(file), new byte[44 + 16_000 * 3]);
    story.accept(new CallEvent.MessageStarted(call, after(20), file, "es"));
    story.accept(
        new CallEvent.Ended(
            call, after(30), new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.MESSAGE)));
    assertThat(kept)
        .contains(
            new StoredMessage(
                call,
                "1000",
                "+12025550123",
                "+12025550199",
                after(20),
                Duration.ofSeconds(3),
                file,
                false));
    assertThat(messages.latest(10))
        .containsExactly(
            new Message(
                id,
                call.toString(),
                "1000",
                "+12025550123",
                "+12025550199",
                "es",
                after(20),
                Duration.ofSeconds(3),
                folder.resolve(file)));
  }

  @Test
  void whatAsteriskRecordedAloneIsListedByItsName() throws IOException {
    String name = RANG.getEpochSecond() + "_1000_+12025550123_" + call;
    Files.write(folder.resolve(name + ".wav"), new byte[44 + 16_000]);
    Files.write(folder.resolve("notes.txt"), new byte[1]);
    assertThat(messages.latest(10))
        .containsExactly(
            new Message(
                name,
                call.toString(),
                "1000",
                "+12025550123",
                null,
                null,
                RANG,
                Duration.ofSeconds(1),
                folder.resolve(name + ".wav")));
    assertThat(messages.find(name)).isPresent();
    assertThat(messages.find("../" + name)).isEmpty();
    assertThat(messages.find("notes")).isEmpty();
  }
}

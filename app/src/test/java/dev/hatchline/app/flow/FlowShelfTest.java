package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.yaml.FlowReader;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call holds one version of its flow from its beginning to its end. */
class FlowShelfTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final FlowShelf shelf = new FlowShelf();
  private final Random random = new Random(6);
  private FlowVersion first;
  private FlowVersion second;

  @BeforeEach
  void oneIsLive() throws Exception {
    first = version(1);
    second = version(2);
    shelf.put("line", new Live(first, null));
  }

  private static FlowVersion version(int number) throws Exception {
    String text =
        "flow: line\nstart: a\nnodes:\n  a: {menu: {prompt: Text %d., choices: {1: a}}}\n"
            .formatted(number);
    Flow read = new FlowReader(Map.of()).read("line.yaml", text);
    FlowText saved = new FlowText(text, "ada", NOW, Optional.empty());
    return new FlowVersion("line", new KeptVersion(number, saved), read);
  }

  private CallId call() {
    return new CallId(new UUID(random.nextLong(), random.nextLong()));
  }

  @Test
  void whatIsPublishedInMidCallIsHeardByTheNextCall() {
    CallId up = call();
    assertThat(shelf.take("line", up)).isSameAs(first);
    shelf.put("line", new Live(second, null));
    assertThat(shelf.take("line", up)).as("the flow run once more").isSameAs(first);
    assertThat(shelf.of(up)).contains(first);
    assertThat(shelf.take("line", call())).isSameAs(second);
  }

  @Test
  void whoHasEndedHoldsNothing() {
    CallId over = call();
    shelf.take("line", over);
    shelf.accept(
        new CallEvent.Ended(
            over, NOW, new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_FLOW)));
    assertThat(shelf.of(over)).isEmpty();
  }

  @Test
  void aTrialHasItsShareOfTheCallsAndEachCallHasOneVersion() {
    shelf.put("line", new Live(first, new Live.Trial(second, 10)));
    int tried = 0;
    for (int i = 0; i < 10_000; i++) {
      CallId call = call();
      FlowVersion taken = shelf.take("line", call);
      assertThat(shelf.take("line", call)).isSameAs(taken);
      assertThat(shelf.live("line").orElseThrow().of(call)).as("elsewhere").isSameAs(taken);
      tried += taken.number() - 1;
    }
    assertThat(tried).isBetween(900, 1100);
    assertThat(shelf.calls("line", 2)).isEqualTo(tried);
    assertThat(shelf.calls("line", 1)).isEqualTo(10_000 - tried);
  }

  @Test
  void aCallThatGoesToAnotherLineHearsTheFlowOfThatOne() throws Exception {
    CallId call = call();
    shelf.take("line", call);
    FlowVersion other = new FlowVersion("other", first.kept(), first.read());
    shelf.put("other", new Live(other, null));
    assertThat(shelf.take("other", call)).isSameAs(other);
  }

  @Test
  void aFlowOfNoLineIsNotTaken() {
    assertThatThrownBy(() -> shelf.take("other", call()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("other");
  }
}

package dev.hatchline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A desk that asks when it is told, and at no other time. */
class LatePopsTest {
  private static final AgentId ANN = new AgentId("101");
  private static final CallId CALL = new CallId(new UUID(0, 7));
  private static final CallId NEXT = new CallId(new UUID(0, 8));

  /** At a time that is not the time of a look. */
  private static final int FEW = 3;

  private final LatePops pops = new LatePops(new House(), this::told, this::later);
  private final Queue<Runnable> due = new ArrayDeque<>();
  private final List<Duration> waits = new ArrayList<>();
  private @Nullable CallId call = CALL;
  private boolean known;
  private boolean writtenAfterTheFirstAsking;
  private @Nullable CompletableFuture<Boolean> recognition;

  /** What the desk saw each time it was told. */
  private final List<Boolean> seen = new ArrayList<>();

  private final class House implements LatePops.Known {
    @Override
    public Optional<CallId> unknown(AgentId agent) {
      return known ? Optional.empty() : Optional.ofNullable(call);
    }

    @Override
    public Optional<? extends CompletableFuture<?>> recognised(CallId of) {
      return Optional.ofNullable(recognition);
    }
  }

  private void told(AgentId agent) {
    assertThat(agent).isEqualTo(ANN);
    seen.add(known);
    known |= writtenAfterTheFirstAsking;
  }

  private void later(Duration after, Runnable work) {
    waits.add(after);
    due.add(work);
  }

  private void looks(int times) {
    for (int n = 0; n < times; n++) {
      due.remove().run();
    }
  }

  @Test
  void whoIsKnownIsToldOfOnce() {
    known = true;
    pops.look(ANN);
    assertThat(seen).containsExactly(true);
    assertThat(due).isEmpty();
  }

  @Test
  void whoIsWrittenDownBetweenTwoLooksIsToldOf() {
    pops.look(ANN);
    looks(FEW);
    known = true;
    looks(1);
    assertThat(seen).containsExactly(false, true);
    assertThat(due).isEmpty();
  }

  @Test
  void whoIsWrittenDownJustAfterTheDeskHasAskedIsToldOf() {
    writtenAfterTheFirstAsking = true;
    pops.look(ANN);
    looks(due.size());
    assertThat(seen).containsExactly(false, true);
  }

  @Test
  void aDeskThatIsOpenedAfterTheAgentWasSetAsideIsToldAsWell() {
    pops.look(ANN, () -> seen.add(known));
    assertThat(seen).containsExactly(false);
    known = true;
    looks(1);
    assertThat(seen).containsExactly(false, true);
  }

  @Test
  void aCallOfOursIsToldOfWhenItIsRecognisedAndNotLookedFor() {
    CompletableFuture<Boolean> soon = new CompletableFuture<>();
    recognition = soon;
    pops.look(ANN);
    assertThat(seen).containsExactly(false);
    known = true;
    soon.complete(true);
    assertThat(seen).containsExactly(false, true);
    assertThat(due).isEmpty();
  }

  @Test
  void oneCustomerIsLookedForOnceHoweverMuchNewsThereIs() {
    pops.look(ANN);
    pops.look(ANN);
    pops.look(ANN, () -> {});
    assertThat(due).hasSize(1);
    known = true;
    looks(1);
    known = false;
    pops.look(ANN);
    assertThat(due).as("unknown again").hasSize(1);
  }

  @Test
  void whoIsNotWhomTheAgentIsThereForAnyMoreIsLookedForNoMore() {
    pops.look(ANN);
    call = NEXT;
    pops.look(ANN);
    assertThat(due).hasSize(2);
    looks(1);
    assertThat(due).as("the next one").hasSize(1);
    call = null;
    looks(1);
    assertThat(due).isEmpty();
  }

  @Test
  void looksBecomeRarerAndComeToAnEnd() {
    pops.look(ANN);
    looks(LatePops.LOOKS_MAX);
    assertThat(due).isEmpty();
    assertThat(waits.subList(0, 3))
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    assertThat(waits).allMatch(wait -> wait.compareTo(LatePops.AGAIN_MAX) <= 0);
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(70));
  }
}

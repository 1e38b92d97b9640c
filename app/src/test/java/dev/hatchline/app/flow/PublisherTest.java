package dev.hatchline.app.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hatchline.call.CallId;
import dev.hatchline.flow.yaml.problem.FlowException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved is heard, unless it is faulty; what was heard before stays until then. */
class PublisherTest {
  @TempDir Path folder;

  private final MemoryVersions store = new MemoryVersions();
  private Desk desk;

  @BeforeEach
  void oneIsHeard() throws Exception {
    desk = new Desk(folder.resolve("flows"), store);
    desk.saves(Desk.says("One."));
    desk.starts();
  }

  @Test
  void whatIsSavedIsHeardByTheNextCallAndNotByWhoIsUp() throws Exception {
    CallId up = desk.rings();
    assertThat(desk.hears(up)).isEqualTo("1 One.");
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    assertThat(desk.hears(up)).isEqualTo("1 One.");
    assertThat(desk.hears()).isEqualTo("2 Two.");
    assertThat(desk.spoken().getLast()).as("spoken before it is heard").contains("Two.");
    KeptVersion kept = store.all(Desk.FLOW).getFirst();
    assertThat(kept.number()).isEqualTo(2);
    assertThat(kept.text().text()).isEqualTo(Desk.says("Two."));
    assertThat(kept.text().at()).isEqualTo(desk.now());
    assertThat(kept.text().who())
        .isEqualTo(Files.getOwner(folder.resolve("flows/line.yaml")).getName());
  }

  /** It may call itself as another file does. */
  @Test
  void itsWordsAreItsFiles() throws Exception {
    desk.saves("street", Desk.says("On the street."));
    desk.starts("street");
    assertThat(desk.spoken().getFirst()).startsWith("line: ").contains("One.");
    assertThat(desk.spoken().getLast()).startsWith("street: ").contains("On the street.");
  }

  @Test
  void halfOfAFileIsNotLookedAt() throws Exception {
    desk.looksAgain();
    desk.saves("flow: li");
    desk.looks();
    desk.saves(Desk.says("Two."));
    desk.looks();
    assertThat(desk.faults()).isEmpty();
    assertThat(desk.hears()).isEqualTo("1 One.");
    desk.looks();
    assertThat(desk.hears()).isEqualTo("2 Two.");
  }

  /**
   * That is two looks after it is saved; what speaking and keeping take of the time besides is
   * measured by {@code bench flow}.
   */
  @Test
  void halfOfTwoSecondsIsLeftWhenItIsNews() {
    assertThat(Publisher.LOOK_EVERY.multipliedBy(2)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aFaultyFileIsRefusedWithItsFaultsAndTheLastGoodVersionStays() throws Exception {
    desk.saves(Desk.says("Two.").replace("1: a", "1: b"));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults()).hasSize(1);
    assertThat(desk.faults().getFirst()).contains("/flows/line.yaml:4:").contains("'b'");
    assertThat(store.all(Desk.FLOW)).hasSize(1);
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    assertThat(desk.faults()).isEmpty();
  }

  @Test
  void whatCannotBeSpokenIsNotHeard() throws Exception {
    desk.saves(Desk.says("The unspeakable."));
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults().toString()).contains("it cannot be spoken: no such sound");
  }

  @Test
  void theSameTextSavedAgainIsNoNewVersion() throws Exception {
    desk.saves(Desk.says("One."));
    desk.looksAgain();
    assertThat(store.all(Desk.FLOW)).hasSize(1);
    assertThat(store.pointer(Desk.FLOW).moves()).hasSize(1);
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    desk.saves(Desk.says("One."));
    desk.looksAgain();
    assertThat(desk.hears()).as("the text has its number").isEqualTo("1 One.");
  }

  @Test
  void aFileThatIsGoneIsToldAndTheLastGoodVersionStays() throws Exception {
    desk.deletes();
    desk.looksAgain();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults().toString()).contains("/flows/line.yaml:1:1: the file is gone");
    desk.starts();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults().toString()).contains("the file is gone");
  }

  @Test
  void theLastGoodVersionSurvivesAStartWithAFaultyFile() throws Exception {
    desk.saves("flow: [");
    desk.starts();
    assertThat(desk.hears()).isEqualTo("1 One.");
    assertThat(desk.faults()).isNotEmpty();
  }

  @Test
  void whatWasSavedWhileNothingRanIsHeardAfterTheStart() throws Exception {
    desk.saves(Desk.says("Two."));
    desk.starts();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    desk.starts();
    assertThat(desk.hears()).isEqualTo("2 Two.");
    assertThat(store.all(Desk.FLOW)).hasSize(2);
  }

  @Test
  void withoutAnyGoodVersionNothingStarts() throws Exception {
    Desk fresh = new Desk(folder.resolve("fresh"), new MemoryVersions());
    assertThatThrownBy(fresh::starts)
        .isInstanceOf(FlowException.class)
        .hasMessageContaining("no flow of this name is shipped");
    fresh.saves("flow: [");
    assertThatThrownBy(fresh::starts).hasMessageContaining("fresh/line.yaml:1:");
  }

  @Test
  void aShippedFlowIsHeardUntilTheOperatorHasOne() throws Exception {
    desk.starts("first-call");
    assertThat(desk.hears("first-call", desk.rings())).startsWith("1 ");
    assertThat(store.all("first-call").getFirst().text().who()).isEqualTo(FlowText.SHIPPED);
    desk.starts("first-call");
    assertThat(store.all("first-call")).hasSize(1);
  }

  @Test
  void theShippedFlowDoesNotComeBackByItself() throws Exception {
    Path own = folder.resolve("flows/first-call.yaml");
    Files.writeString(own, Desk.says("Mine."));
    desk.starts("first-call");
    assertThat(desk.hears("first-call", desk.rings())).isEqualTo("1 Mine.");
    Files.delete(own);
    desk.looksAgain();
    assertThat(desk.hears("first-call", desk.rings())).isEqualTo("1 Mine.");
    desk.starts("first-call");
    assertThat(desk.hears("first-call", desk.rings())).isEqualTo("1 Mine.");
    assertThat(desk.faults().toString()).contains("first-call.yaml:1:1: the file is gone");
  }

  @Test
  void aShareOfTheCallsHearsATrialUntilTheShareIsTakenAway() throws Exception {
    desk.saves("canary: 20 %\n" + Desk.says("Two."));
    desk.looksAgain();
    assertThat(twos()).isBetween(100L, 300L);
    desk.starts();
    assertThat(twos()).as("after a start").isBetween(100L, 300L);
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    assertThat(twos()).isEqualTo(1_000);
    assertThat(store.all(Desk.FLOW)).hasSize(2);
  }

  private long twos() {
    return IntStream.range(0, 1_000).filter(_ -> desk.hears().equals("2 Two.")).count();
  }

  @Test
  void ofTwoEnginesBothHearTheSameVersion() throws Exception {
    Desk other = new Desk(folder.resolve("flows"), store);
    other.starts();
    desk.saves(Desk.says("Two."));
    desk.looksAgain();
    other.looksAgain();
    assertThat(other.hears()).isEqualTo("2 Two.");
    assertThat(store.all(Desk.FLOW)).hasSize(2);
    assertThat(store.pointer(Desk.FLOW).revision()).isEqualTo(2);
  }

  @Test
  void ofTwoEnginesThatStartAtOnceNoneIsWithoutAFlow() throws Exception {
    MemoryVersions fresh = new MemoryVersions();
    Desk first = new Desk(folder.resolve("flows"), fresh);
    Desk second = new Desk(folder.resolve("flows"), new Overtaken(fresh, first));
    second.starts();
    assertThat(first.hears()).isEqualTo("1 One.");
    assertThat(second.hears()).isEqualTo("1 One.");
    second.looksAgain();
    assertThat(second.faults()).isEmpty();
    assertThat(fresh.pointer(Desk.FLOW).revision()).isEqualTo(1);
  }

  /** The other one starts, and points, just before this one does. */
  private record Overtaken(VersionStore store, Desk by) implements VersionStore {
    @Override
    public List<KeptVersion> all(String flow) throws IOException {
      return store.all(flow);
    }

    @Override
    public Optional<KeptVersion> find(String flow, int number) throws IOException {
      return store.find(flow, number);
    }

    @Override
    public KeptVersion add(String flow, FlowText text) throws IOException {
      return store.add(flow, text);
    }

    @Override
    public Pointer pointer(String flow) throws IOException {
      return store.pointer(flow);
    }

    @Override
    public boolean point(String flow, Pointer next) throws IOException {
      try {
        by.starts();
      } catch (FlowException fault) {
        throw new IOException(fault);
      }
      return store.point(flow, next);
    }
  }

  /** As on a full disk: callers come first. */
  @Test
  void aFlowThatCannotBeKeptIsHeardNevertheless() throws Exception {
    Desk full = new Desk(folder.resolve("flows"), new Full());
    full.starts();
    assertThat(full.hears()).isEqualTo("0 One.");
    full.saves(Desk.says("Two."));
    full.looksAgain();
    assertThat(full.hears()).isEqualTo("0 One.");
    assertThat(full.faults().toString()).contains("cannot be kept: the disk is full");
  }

  private static final class Full implements VersionStore {
    @Override
    public List<KeptVersion> all(String flow) {
      return List.of();
    }

    @Override
    public Optional<KeptVersion> find(String flow, int number) {
      return Optional.empty();
    }

    @Override
    public KeptVersion add(String flow, FlowText text) throws IOException {
      throw new IOException("the disk is full");
    }

    @Override
    public Pointer pointer(String flow) {
      return Pointer.NONE;
    }

    @Override
    public boolean point(String flow, Pointer next) throws IOException {
      throw new IOException("the disk is full");
    }
  }
}

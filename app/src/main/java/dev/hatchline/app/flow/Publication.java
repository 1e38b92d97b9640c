package dev.hatchline.app.flow;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.problem.FlowProblem;
import dev.hatchline.telephony.prompt.PromptException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One flow: what is heard of it, and what becomes of what is saved. One thread at a time. */
final class Publication {
  private static final Logger log = LoggerFactory.getLogger(Publication.class);

  private final String name;
  private final Publisher.House house;
  private Pointer shown = Pointer.NONE;

  /** Read by whoever asks how it stands. */
  private volatile @Nullable Refused refused;

  Publication(String name, Publisher.House house) {
    this.name = name;
    this.house = house;
  }

  /** Empty before anything is heard. */
  Optional<FlowState> state() {
    return house.shelf().live(name).map(live -> new FlowState(name, live, refused));
  }

  /**
   * Before the first call: what was heard last, and what was saved since.
   *
   * @throws FlowException with the faults of what is saved, if nothing can be heard
   */
  void begin() throws FlowException {
    try {
      Pointer kept = house.store().pointer(name);
      if (kept.live() != 0) {
        show(kept, null);
      }
    } catch (FlowException | IOException fault) {
      log.warn("{}: what was heard last cannot be heard: {}", name, fault.getMessage());
    }
    decide(house.saved().read(name));
    Refused faults = refused;
    if (faults != null && house.shelf().live(name).isEmpty()) {
      throw new FlowException(faults.problems());
    }
  }

  /** Whether somebody has saved it, or another engine or a command has moved the pointer. */
  void look() throws IOException {
    Pointer now = house.store().pointer(name);
    if (now.revision() > shown.revision()) {
      try {
        show(now, null);
        log.info("{} is heard from now on, as it was told elsewhere", live());
      } catch (FlowException fault) {
        shown = now; // to be looked at once
        refuse(fault.problems());
      }
    }
    house.saved().news(name).ifPresent(this::decide);
  }

  private void decide(Saved saved) {
    switch (saved) {
      case Saved.Text(String file, FlowText text) -> {
        if (text.shipped() && ownIsHeard()) {
          refuse(gone());
        } else {
          take(file, text);
        }
      }
      case Saved.Missing(FlowProblem problem) ->
          refuse(house.shelf().live(name).isPresent() ? gone() : problem);
      case Saved.Unreadable(FlowProblem problem) -> refuse(problem);
    }
  }

  /** Of an operator's own flow the one that is shipped is no later version. */
  private boolean ownIsHeard() {
    return house
        .shelf()
        .live(name)
        .filter(live -> !live.main().kept().text().shipped())
        .isPresent();
  }

  private FlowProblem gone() {
    String file = house.saved().fileOf(name);
    return FlowProblem.ofFile(file, "the file is gone", "the flow that was saved there", "gone");
  }

  private void take(String file, FlowText saved) {
    if (FlowText.hash(saved.text()).equals(shown.seen())) {
      refused = null;
      return;
    }
    try {
      Checking.Checked checked = checked(file, saved.text());
      publish(
          new FlowText(saved.text(), saved.who(), saved.at(), Optional.of(checked.certificate())),
          checked.flow());
    } catch (FlowException fault) {
      refuse(fault.problems());
    } catch (IOException fault) {
      String what = "the version cannot be kept: " + fault.getMessage();
      refuse(FlowProblem.ofFile(file, what, "room for it", "not-kept"));
    }
  }

  /**
   * What callers may hear, with all of its words ready: the one place that every text passes, saved
   * or kept. What has no certificate does not.
   */
  private Checking.Checked checked(String file, String text) throws FlowException {
    Checking.Checked checked = house.checking().check(file, text);
    try {
      house.speaking().speak(name, checked.flow());
      return checked;
    } catch (PromptException fault) {
      String what = "it cannot be spoken: " + fault.getMessage();
      throw new FlowException(
          List.of(FlowProblem.ofFile(file, what, "words or files", "not-spoken")));
    }
  }

  private void publish(FlowText text, Flow flow) throws IOException, FlowException {
    try {
      KeptVersion kept = house.store().add(name, text);
      FlowVersion fresh = new FlowVersion(name, kept, flow);
      Pointer next = next(kept, text);
      if (house.store().point(name, next)) {
        show(next, fresh);
        refused = null;
        log.info("{}: {}", name, words(next));
      } else {
        // Another engine was first, perhaps with the same: the file is looked at after that.
        show(house.store().pointer(name), fresh);
        house.saved().again(name);
      }
    } catch (IOException fault) {
      if (house.shelf().live(name).isPresent()) {
        throw fault;
      }
      // Callers come first.
      log.error("{}: the flow cannot be kept: {}", name, fault.toString());
      KeptVersion unkept = new KeptVersion(KeptVersion.UNKEPT, text);
      house.shelf().put(name, new Live(new FlowVersion(name, unkept, flow), null));
    }
  }

  private Pointer next(KeptVersion kept, FlowText text) throws IOException {
    Pointer before = house.store().pointer(name);
    OptionalInt percent = text.percent();
    String file = FlowText.hash(text.text());
    return percent.isPresent()
        ? before.tried(new Share(kept.number(), percent.getAsInt()), file, text.who(), text.at())
        : before.published(kept.number(), file, text.who(), text.at());
  }

  private static String words(Pointer next) {
    Share trial = next.trial();
    Move last = next.moves().getLast();
    return trial == null
        ? "version %d is heard from now on; by %s".formatted(last.to(), last.who())
        : "version %d is heard by %d %% of the calls from now on, version %d by all others; by %s"
            .formatted(trial.version(), trial.percent(), next.live(), last.who());
  }

  /** {@code fresh}: one that need not be read any more. */
  private void show(Pointer next, @Nullable FlowVersion fresh) throws FlowException, IOException {
    FlowVersion main = version(next.live(), fresh);
    Share share = next.trial();
    Live.Trial trial =
        share == null ? null : new Live.Trial(version(share.version(), fresh), share.percent());
    house.shelf().put(name, new Live(main, trial));
    shown = next;
  }

  private FlowVersion version(int number, @Nullable FlowVersion fresh)
      throws FlowException, IOException {
    if (fresh != null && fresh.number() == number) {
      return fresh;
    }
    Optional<FlowVersion> heard = house.shelf().live(name).flatMap(live -> live.find(number));
    if (heard.isPresent()) {
      return heard.get();
    }
    String file = name + " version " + number;
    KeptVersion kept =
        house
            .store()
            .find(name, number)
            .orElseThrow(() ->
                new FlowException(
                    List.of(
                        FlowProblem.ofFile(
                            file, "the version is not kept", "one of those kept", "not-kept"))));
    return new FlowVersion(name, kept, checked(file, kept.text().text()).flow());
  }

  /** Takes it back, for the calls that begin from now on. */
  Rollback rollBack(OptionalInt wanted, Rollback.By by) throws IOException {
    Rollback plan = Rollback.plan(house.store(), name, wanted, by);
    if (!(plan instanceof Rollback.Planned(Pointer next, KeptVersion to))) {
      return plan;
    }
    try {
      FlowVersion version = version(to.number(), null);
      if (!house.store().point(name, next)) {
        return new Rollback.Refused("Somebody else has just changed " + name + "; look again.");
      }
      show(next, version);
      log.info("{}: {}; by {}", name, Rollback.done(name, next), by.who());
      return plan;
    } catch (FlowException fault) {
      return new Rollback.Refused(
          "Version %d of %s cannot be heard any more: %s"
              .formatted(to.number(), name, fault.getMessage()));
    }
  }

  private void refuse(FlowProblem problem) {
    refuse(List.of(problem));
  }

  private void refuse(List<FlowProblem> problems) {
    Refused before = refused;
    if (before != null && before.problems().equals(problems)) {
      return;
    }
    refused = new Refused(house.clock().instant(), problems);
    log.warn(
        "{}: the saved flow is refused: {} {}; {} stays\n{}",
        name,
        problems.size(),
        problems.size() == 1 ? "fault" : "faults",
        live(),
        problems.stream().map(FlowProblem::toString).collect(Collectors.joining("\n")));
  }

  private String live() {
    return house.shelf().live(name).map(live -> live.main().toString()).orElse("nothing");
  }
}

package dev.hatchline.app.commands;

import dev.hatchline.app.Setting;
import dev.hatchline.app.data.Asker;
import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.flow.FolderVersions;
import dev.hatchline.app.flow.KeptVersion;
import dev.hatchline.app.flow.Move;
import dev.hatchline.app.flow.Pointer;
import dev.hatchline.app.flow.Rollback;
import dev.hatchline.app.flow.Share;
import dev.hatchline.app.flow.VersionStore;
import dev.hatchline.conf.ConfigException;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/** {@code flow versions NAME}, {@code flow diff NAME [A [B]]}, {@code flow rollback NAME [N]}. */
public final class FlowCommand {
  private static final int HASH_SHOWN = 12;

  private final Setting setting;
  private final VersionStore store;
  private final String flow;

  private FlowCommand(Setting setting, String flow) {
    this.setting = setting;
    this.store = new FolderVersions(setting.installation().flows());
    this.flow = flow;
  }

  public static void main(String[] args) {
    System.exit(Command.run(() -> run(List.of(args))));
  }

  private static void run(List<String> words) throws ConfigException, IOException, DataFault {
    FlowCommand command = new FlowCommand(Setting.load(System.getenv()), words.get(1));
    List<String> numbers = words.subList(2, words.size());
    switch (words.getFirst()) {
      case "versions" -> command.versions();
      case "diff" -> command.diff(numbers);
      default ->
          command.rollBack(numbers.isEmpty() ? OptionalInt.empty() : number(numbers.getFirst()));
    }
  }

  private static OptionalInt number(String word) throws DataFault {
    if (!word.matches("[1-9][0-9]{0,5}")) {
      throw new DataFault("'" + word + "' is no number of a version");
    }
    return OptionalInt.of(Integer.parseInt(word));
  }

  private void versions() throws IOException, DataFault {
    Pointer pointer = pointer();
    System.out.printf(
        "%7s  %-20s  %-16s  %-12s  %s%n", "version", "saved", "by", "text", "heard by");
    for (KeptVersion kept : store.all(flow)) {
      System.out.printf(
          "%7d  %-20s  %-16s  %-12s  %s%n",
          kept.number(),
          kept.text().at().truncatedTo(ChronoUnit.SECONDS),
          kept.text().who(),
          kept.text().hash().substring(0, HASH_SHOWN),
          heardBy(pointer, kept.number()));
    }
    System.out.println();
    for (Move move : pointer.moves()) {
      System.out.printf("%s  %s%n", move.at().truncatedTo(ChronoUnit.SECONDS), words(move));
    }
  }

  private static String heardBy(Pointer pointer, int version) {
    Share trial = pointer.trial();
    if (trial != null && trial.version() == version) {
      return trial.percent() + " % of the calls";
    }
    return version != pointer.live() ? "" : trial == null ? "all calls" : "all other calls";
  }

  private static String words(Move move) {
    return switch (move.why()) {
      case SAVED -> "version %d, saved by %s".formatted(move.to(), move.who());
      case TRIED -> "version %d is tried, saved by %s".formatted(move.to(), move.who());
      case ROLLED_BACK ->
          "back to version %d from %d, by %s".formatted(move.to(), move.from(), move.who());
    };
  }

  /** Without numbers: what was heard before, and what is heard now. */
  private void diff(List<String> numbers) throws IOException, DataFault {
    Pointer pointer = pointer();
    Share trial = pointer.trial();
    int from =
        (numbers.isEmpty() ? pointer.before() : number(numbers.getFirst()))
            .orElseThrow(() -> new DataFault("there is one version of " + flow + " only"));
    int to =
        numbers.size() == 2
            ? number(numbers.getLast()).orElseThrow()
            : trial == null ? pointer.live() : trial.version();
    List<String> lines = TextDiff.of(text(from), text(to));
    if (!lines.isEmpty()) {
      System.out.printf("--- %s version %d%n+++ %s version %d%n", flow, from, flow, to);
    }
    lines.forEach(System.out::println);
  }

  private List<String> text(int number) throws IOException, DataFault {
    return store
        .find(flow, number)
        .orElseThrow(() -> new DataFault("no version " + number + " of " + flow + " is kept"))
        .text()
        .text()
        .lines()
        .toList();
  }

  private void rollBack(OptionalInt wanted) throws IOException, DataFault {
    if (Command.engineRuns()) {
      String query = wanted.isPresent() ? "?version=" + wanted.getAsInt() : "";
      try (EngineClient engine = new EngineClient(setting)) {
        engine.ask("POST", "/api/flows/" + flow + "/rollback" + query).close();
      }
      Command.say(Rollback.done(flow, store.pointer(flow)));
      return;
    }
    Rollback.By by = new Rollback.By(Asker.ofThisShell(), Clock.systemUTC().instant());
    switch (Rollback.plan(store, flow, wanted, by)) {
      case Rollback.Planned(Pointer next, var _) -> {
        if (!store.point(flow, next)) {
          throw new DataFault("somebody else has just changed " + flow + "; look again");
        }
        Command.say(Rollback.done(flow, next));
      }
      case Rollback.Refused(String why) -> throw new DataFault(why);
      case Rollback.Unknown(String why) -> throw new DataFault(why);
    }
  }

  private Pointer pointer() throws IOException, DataFault {
    Pointer pointer = store.pointer(flow);
    if (pointer.live() == 0) {
      throw new DataFault("no version of a flow '" + flow + "' is kept");
    }
    return pointer;
  }
}

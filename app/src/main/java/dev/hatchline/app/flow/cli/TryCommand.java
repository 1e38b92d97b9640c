package dev.hatchline.app.flow.cli;

import dev.hatchline.app.backoffice.DemoSystems;
import dev.hatchline.conf.BusinessSystem;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.LookupAnswer;
import dev.hatchline.flow.run.LookupRequest;
import dev.hatchline.flow.talk.Talk;
import dev.hatchline.flow.trial.Given;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.flow.yaml.trial.TrialReader;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code try FILE [--facts FILE.test.yaml]}: a conversation with a flow. Lookups are answered by
 * the facts, by the demo back office where it plays the system, else by whoever sits there.
 */
final class TryCommand implements SubCommand {
  private static final String FACTS = "--facts";
  private static final String USAGE =
      "hatchline: flow try wants one file: flow try FILE [--facts FILE.test.yaml]";

  private final Workplace at;
  private final InputStream in;
  private final InstantSource clock;

  TryCommand(Workplace at, InputStream in, InstantSource clock) {
    this.at = at;
    this.in = in;
    this.clock = clock;
  }

  @Override
  public int run(List<String> args, PrintStream out, PrintStream err) {
    Options options = Options.of(args, FACTS);
    if (options.odd() || options.files().size() != 1) {
      err.println(USAGE);
      return FlowCommand.WRONG_USE;
    }
    String file = options.files().getFirst();
    try {
      Flow flow = Beside.file(at, file).read(file);
      Given given = options.value(FACTS).isPresent() ? facts(options.value(FACTS).get()) : today();
      new Talk(flow, at.spoken(), given, new Screen(in, out)).run(this::demo);
      return 0;
    } catch (FlowException faulty) {
      out.println(faulty.getMessage());
      return 1;
    }
  }

  private Given facts(String file) throws FlowException {
    TrialReader reader = new TrialReader(Beside.file(at, file));
    return reader.read(file, FlowReader.text(Path.of(file), file)).given().over(today());
  }

  /** The demo back office counts its days from today. */
  private Given today() {
    return Given.on(DemoSystems.today(clock));
  }

  private Optional<LookupAnswer> demo(LookupRequest request) {
    return at.config()
        .system(request.system())
        .filter(system -> system.address() instanceof BusinessSystem.Address.Demo)
        .map(_ -> DemoSystems.answer(request, clock));
  }
}

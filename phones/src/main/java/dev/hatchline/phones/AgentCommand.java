package dev.hatchline.phones;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** {@code ./hatchline agent 101}: an agent's phone on the command line. */
public final class AgentCommand {
  private static final String HELP =
      """
      agent EXTENSION [--answer-after 2] [--reject] [--record FILE.wav] [--seconds N]
            [--info FILE]

      A real SIP phone of an agent: registers, is rung, answers after so many seconds, plays a soft
      tune so that the caller hears somebody, and prints what happens, with the time of day and
      the seconds from the answer. --reject: refuses every call as busy. --record: what it hears.
      It stays until Ctrl-C, or for --seconds. Ends with 1 when it cannot register, 2 when asked
      wrongly.
      """;
  private static final Duration ANSWER_AFTER = Duration.ofSeconds(2);
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Options options;
  private final Path tool;
  private final Info info;
  private final Screen screen;
  private final InstantSource clock = InstantSource.system();

  private AgentCommand(Options options, Path tool, PrintStream out) {
    this.tool = tool;
    this.options = options;
    this.info = options.info();
    this.screen = new Screen(out, ZoneId.systemDefault());
  }

  /** Is an agent's phone, and ends with the code that {@code --help} names. */
  public static void main(String[] arguments) {
    System.exit(
        CommandLine.run("agent", System.err, () -> run(arguments, System.out, Options.tool())));
  }

  static int run(String[] arguments, PrintStream out, Path tool) {
    Options options =
        Options.read(
            arguments,
            Set.of("--answer-after", "--record", "--seconds", "--info"),
            Set.of("--reject", "--help"));
    if (options.has("--help")) {
      out.print(HELP);
      return CommandLine.DONE;
    }
    if (options.words().size() != 1) {
      throw new UsageException("which agent? e.g. 'agent 101'");
    }
    return new AgentCommand(options, tool, out).attend(options.words().getFirst());
  }

  private int attend(String extension) {
    Duration seconds = options.seconds("--seconds").orElse(FOR_EVER);
    PhoneSpec spec = spec(agent(extension));
    try (Phones phones = new Phones(tool, clock)) {
      CommandLine.hangUpAtTheEnd(phones);
      Phone phone = phones.open(spec);
      phone.events().follow(screen::show);
      watch(phone);
      phone.register();
      Optional<PhoneEvent.Gone> gone =
          phone.events().search(0, PhoneEvent.Gone.class, _ -> true, seconds);
      return gone.isPresent() ? CommandLine.FAILED : CommandLine.DONE;
    }
  }

  private Info.Agent agent(String extension) {
    return info.agent(extension)
        .orElseThrow(() ->
            new UsageException(
                "there is no agent '%s'; there are %s"
                    .formatted(
                        extension,
                        info.agents().stream()
                            .map(Info.Agent::extension)
                            .collect(Collectors.joining(", ")))));
  }

  private PhoneSpec spec(Info.Agent agent) {
    Duration delay = options.seconds("--answer-after").orElse(ANSWER_AFTER);
    PhoneSpec spec =
        PhoneSpec.agent(agent.user(), agent.password(), info.sip())
            .saying(new Voice.Melody(CommandLine.tuneOf(agent.extension())))
            .answeringAfter(delay);
    PhoneSpec kind = options.has("--reject") ? spec.rejecting() : spec;
    Optional<Path> record = options.newFile("--record");
    return record.map(kind::recordingTo).orElse(kind);
  }

  private void watch(Phone phone) {
    AtomicBoolean met = new AtomicBoolean();
    phone.events().follow(e -> met.compareAndSet(e instanceof PhoneEvent.Answered, false));
    new SoundWatch(
            phone,
            clock,
            Map.of(),
            new SoundWatch.Listener() {
              @Override
              public void sound(Moment when, boolean starts) {
                screen.line(when, starts ? "sound starts" : "sound stops");
                if (starts && met.compareAndSet(false, true)) {
                  screen.line(when, "bridged: the caller is heard, and hears us");
                }
              }

              @Override
              public void tune(Moment when, String whose) {}
            })
        .begin();
  }
}

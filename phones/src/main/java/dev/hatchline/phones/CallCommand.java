package dev.hatchline.phones;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@code ./hatchline call}: a caller's phone on the command line. */
public final class CallCommand {
  private static final String HELP =
      """
      call [--to 1000] [--from NUMBER] [--press "0@2.5,1@4"] [--say FILE.wav]
           [--record FILE.wav] [--seconds N] [--info FILE]

      A real SIP phone calls the line and prints what happens, with the time of day and the
      seconds from the answer. --press: keys @ seconds from the answer. --say: a WAV file (16-bit
      PCM) said from the answer on; without it the phone is silent until it hears an agent's
      phone, and then plays a soft tune. --record: what it hears. It hangs up after --seconds
      (60). Ends with 0 when the call was answered, 1 when not, 2 when asked wrongly.
      """;
  private static final String CALLER = "+12025550123";
  private static final Duration SECONDS = Duration.ofSeconds(60);
  private static final Duration HINT_AFTER = Duration.ofSeconds(4);
  private static final Duration GOODBYE_MAX = Duration.ofSeconds(3);

  private final Options options;
  private final Path tool;
  private final Info info;
  private final Screen screen;
  private final InstantSource clock = InstantSource.system();

  private CallCommand(Options options, Path tool, PrintStream out) {
    this.tool = tool;
    this.options = options;
    this.info = options.info();
    this.screen = new Screen(out, ZoneId.systemDefault());
  }

  /** Calls, and ends with the code that {@code --help} names. */
  public static void main(String[] arguments) {
    System.exit(
        CommandLine.run("call", System.err, () -> run(arguments, System.out, Options.tool())));
  }

  static int run(String[] arguments, PrintStream out, Path tool) {
    Options options =
        Options.read(
            arguments,
            Set.of("--to", "--from", "--press", "--say", "--record", "--seconds", "--info"),
            Set.of("--help"));
    if (options.has("--help")) {
      out.print(HELP);
      return CommandLine.DONE;
    }
    if (!options.words().isEmpty()) {
      throw new UsageException(
          "'%s' is not known; to call a number, '--to NUMBER'"
              .formatted(options.words().getFirst()));
    }
    return new CallCommand(options, tool, out).call();
  }

  private int call() {
    Optional<KeyPlan> keys = options.text("--press").map(KeyPlan::read);
    Duration seconds = options.seconds("--seconds").orElse(SECONDS);
    String from = number("--from", CALLER);
    String to = number("--to", info.line());
    PhoneSpec spec = PhoneSpec.caller(from, info.sip()).saying(voice());
    Optional<Path> record = options.newFile("--record");
    PhoneSpec whole = record.map(spec::recordingTo).orElse(spec);
    try (Phones phones = new Phones(tool, clock)) {
      CommandLine.hangUpAtTheEnd(phones);
      Phone phone = phones.open(whole);
      screen.line(now(), "calling %s as %s".formatted(to, from));
      phone.events().follow(screen::show);
      watch(phone, from);
      phone.dial(to);
      return talk(phone, seconds, keys);
    }
  }

  private String number(String option, String otherwise) {
    String value = options.text(option).orElse(otherwise);
    if (!value.matches("\\+?[0-9*#]{1,20}")) {
      throw new UsageException("'%s' takes a number, not '%s'".formatted(option, value));
    }
    return value;
  }

  private Voice voice() {
    return options
        .text("--say")
        .<Voice>map(name -> {
          Path file = Path.of(name);
          if (!Files.isReadable(file)) {
            throw new UsageException("the file '%s' of --say cannot be read".formatted(name));
          }
          return new Voice.Wav(file);
        })
        .orElse(new Voice.Silence());
  }

  private int talk(Phone phone, Duration seconds, Optional<KeyPlan> keys) {
    EventLog events = phone.events();
    Moment begin = now();
    Duration hint = seconds.compareTo(HINT_AFTER) < 0 ? seconds : HINT_AFTER;
    if (events.search(0, PhoneEvent.class, CallCommand::moved, hint).isEmpty()) {
      screen.line(
          now(), "no answer from %s yet; does './hatchline status' say ok?".formatted(info.sip()));
    }
    Optional<PhoneEvent> first =
        events.search(0, PhoneEvent.class, CallCommand::decided, seconds.minus(now().since(begin)));
    if (first.orElse(null) instanceof PhoneEvent.Answered answered) {
      keys.ifPresent(plan -> pressLater(phone, plan, answered));
      finish(phone, seconds);
      return CommandLine.DONE;
    }
    if (first.isEmpty()) {
      screen.line(now(), "not answered within %s".formatted(Screen.seconds(seconds)));
      phone.hangUp();
    }
    return CommandLine.FAILED;
  }

  private static boolean moved(PhoneEvent event) {
    return event instanceof PhoneEvent.Ringing || decided(event);
  }

  private static boolean decided(PhoneEvent event) {
    return event instanceof PhoneEvent.Answered
        || event instanceof PhoneEvent.Ended
        || event instanceof PhoneEvent.Gone;
  }

  private void finish(Phone phone, Duration seconds) {
    EventLog events = phone.events();
    if (events.search(0, PhoneEvent.Ended.class, _ -> true, seconds).isEmpty()) {
      phone.hangUp();
      events.search(0, PhoneEvent.Ended.class, _ -> true, GOODBYE_MAX);
    }
  }

  private static void pressLater(Phone phone, KeyPlan plan, PhoneEvent.Answered answered) {
    for (KeyPlan.Press press : plan.presses()) {
      long passed = System.nanoTime() - answered.when().nanos();
      CompletableFuture.delayedExecutor(
              press.at().toNanos() - passed, TimeUnit.NANOSECONDS, Thread::startVirtualThread)
          .execute(() -> {
            if (!phone.calls().isEmpty()) {
              phone.press(press.keys());
            }
          });
    }
  }

  private void watch(Phone phone, String from) {
    Map<String, Integer> agents =
        info.agents().stream()
            .map(Info.Agent::extension)
            .collect(Collectors.toMap(a -> "agent " + a, CommandLine::tuneOf));
    boolean speechless = !options.has("--say");
    new SoundWatch(
            phone,
            clock,
            agents,
            new SoundWatch.Listener() {
              @Override
              public void sound(Moment when, boolean starts) {
                screen.line(when, starts ? "sound starts" : "sound stops");
              }

              @Override
              public void tune(Moment when, String whose) {
                screen.line(when, "bridged: " + whose + " is heard, and hears us");
                if (speechless) {
                  phone.say(new Voice.Melody(CommandLine.tuneOf(from)));
                }
              }
            })
        .begin();
  }

  private Moment now() {
    return Moment.now(clock);
  }
}

package dev.hatchline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./hatchline bench callback}: our callbacks against bare Asterisk, in one run, by turns.
 */
public final class CallbackBench {
  private static final Duration RINGING = Duration.ofSeconds(1);
  private static final double INVITE_P50_MS = 100;
  private static final double INVITE_P99_MS = 1_000;

  /**
   * How often a crowd is called on each side.
   *
   * @param warm before anything counts: the JVM has compiled most of what it needs by then
   */
  private record Rounds(int warm, int patient, int hasty) {
    static final Rounds WHOLE = new Rounds(40, 20, 10);
    static final Rounds QUICK = new Rounds(10, 4, 2);
  }

  private final Rounds rounds;
  private final CallbackCrowd crowd;

  private CallbackBench(Rounds rounds, CallbackCrowd crowd) {
    this.rounds = rounds;
    this.crowd = crowd;
  }

  /**
   * {@code CallbackBench OUT FOLDER AMI-PORT [--quick]}, FOLDER being that of {@link
   * CallbackFiles}, with HATCHLINE_INFO set; exit code 1 when a target is missed.
   */
  public static void main(String[] arguments) throws IOException {
    Installation line = Installation.of(System.getenv("HATCHLINE_INFO"));
    boolean quick = arguments.length > 3 && arguments[3].equals("--quick");
    String secret = CallbackFiles.secret(Path.of(arguments[1]));
    BenchReport report;
    try (BareManager bare = BareManager.login(Integer.parseInt(arguments[2]), secret);
        CalledCustomers customers = new CalledCustomers(line.trunk(), line.sip());
        TalkingAgents _ = new TalkingAgents(line, CallbackFiles.AGENTS)) {
      CallbackCrowd crowd = new CallbackCrowd(line, bare, customers);
      report = new CallbackBench(quick ? Rounds.QUICK : Rounds.WHOLE, crowd).run();
    }
    report.write(Path.of(arguments[0]));
    report.print();
    System.exit(report.met() ? 0 : 1);
  }

  private BenchReport run() throws IOException {
    say("warming up");
    var _ = byTurns(rounds.warm, RINGING);
    Map<Side, List<CallbackCrowd.Wait>> patient = byTurns(rounds.patient, RINGING);
    Compared invited = Compared.of(patient, CallbackCrowd.Wait::invited);
    say("request to INVITE: " + invited);
    Compared taken = Compared.of(patient, CallbackCrowd.Wait::taken);
    say("request to promise: " + taken);
    Compared heard = Compared.of(patient, CallbackCrowd.Wait::heard);
    say("answer after 1 s to the agent's voice: " + heard);
    Compared hasty = Compared.of(byTurns(rounds.hasty, Duration.ZERO), CallbackCrowd.Wait::heard);
    say("answer at once to the agent's voice: " + hasty);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("request_to_invite_ms", invited);
    details.put("request_to_promise_ms", taken.ours());
    details.put("answer_to_voice_ms", Map.of("after_1_s", heard, "at_once", hasty));
    return new BenchReport(
        CallbackText.TEXT,
        Machine.name(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        List.of(
            invited.within("request to INVITE, 50 at once, p50", 0.5, INVITE_P50_MS),
            invited.within("request to INVITE, 50 at once, p99", 0.99, INVITE_P99_MS),
            heard.told("answer after 1 s to the agent's voice, p50", 0.5),
            heard.told("answer after 1 s to the agent's voice, p99", 0.99),
            hasty.told("answer at once to the agent's voice, p50", 0.5),
            hasty.told("answer at once to the agent's voice, p99", 0.99)),
        details);
  }

  private Map<Side, List<CallbackCrowd.Wait>> byTurns(int times, Duration ringing) {
    return Compared.byTurns(times, side -> crowd.call(side, ringing));
  }

  private static void say(String text) {
    System.out.println("· " + text);
  }
}

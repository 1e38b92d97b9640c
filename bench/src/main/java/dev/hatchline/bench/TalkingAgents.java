package dev.hatchline.bench;

import dev.hatchline.phones.meter.IncomingCall;
import dev.hatchline.phones.meter.Meter;
import dev.hatchline.phones.sound.Tones;
import java.util.List;

/** The agents: each answers at once, says a tone, and stays until the other side hangs up. */
final class TalkingAgents implements AutoCloseable {
  /** Above every note of greeting and music; whole cycles in a packet. */
  static final int HERTZ = 2_500;

  private static final short[] VOICE = Tones.tone(HERTZ, 0.2).samples();

  private final Meter meter;

  TalkingAgents(Installation line, List<String> extensions) {
    this.meter = Meter.at(line.sip());
    extensions.forEach(who -> meter.agent(who, line.password(who), TalkingAgents::rung));
  }

  private static void rung(IncomingCall call) {
    call.say(VOICE);
    call.answer();
  }

  @Override
  public void close() {
    meter.close();
  }
}

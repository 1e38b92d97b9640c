package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Span;
import java.util.List;

/**
 * A caller and an agent, each with a steady tone, who hear each other from the moment {@code since}
 * ({@link System#nanoTime}).
 */
record Conversation(Phone caller, Phone agent, int agentHertz, long since) {
  /** A phone may begin to record, and end, so much later than the other side. */
  private static final double SLACK_S = 1;

  /** Of so much sound a busy machine may rob a phone. */
  private static final double SHARE_MIN = 0.9;

  private static final double NOISE_S = 0.1;

  /** Calls the line, asks for a person and is heard by this agent's phone. */
  static Conversation begin(Rig rig, Phone caller, Phone agent, int callerHertz, int agentHertz) {
    int mark = agent.events().size();
    caller.dial(rig.uri("1000"));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    caller.press("0");
    agent.events().awaitFrom(mark, PhoneEvent.Answered.class, _ -> true, Rig.PATIENCE);
    return heard(caller, agent, callerHertz, agentHertz);
  }

  /** Waits until the two hear each other. */
  static Conversation heard(Phone caller, Phone agent, int callerHertz, int agentHertz) {
    caller.awaitSound(Hearing.voice(agentHertz), Rig.PATIENCE);
    agent.awaitSound(Hearing.voice(callerHertz), Rig.PATIENCE);
    return new Conversation(caller, agent, agentHertz, System.nanoTime());
  }

  /** The agent's tone has been there all the time, without a pause or anything else in it. */
  void assertUnbroken() {
    double elapsed = (System.nanoTime() - since) / 1e9;
    List<Span> tone =
        caller.heard().toneSpans(agentHertz).stream()
            .filter(span -> span.seconds() > NOISE_S)
            .toList();
    assertThat(tone).hasSize(1);
    assertThat(tone.getFirst().seconds()).isGreaterThan(SHARE_MIN * elapsed - SLACK_S);
  }
}

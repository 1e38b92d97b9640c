package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.Voice;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.phones.sound.Tones;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever picks up is not the customer: no agent talks to them, and we call again. */
class ScreenedIT {
  private static final int AGENT_HZ = 1730;
  private static final int CALLER_HZ = 1130;
  @TempDir private static Path folder;

  private static Rig up(String screening) {
    return Rig.up(
        """
        company: Test Company
        queues:
          - name: people
            agents: ["101"]
            ring: 15 s
            wrap-up: 0 s
        callback:
          ring: 15 s
          again: [10 s]
        """
            + screening);
  }

  @Test
  void aMachineMeetsNobodyAndThePersonWhoIsThereLaterDoes() throws IOException {
    try (Rig rig = up("  machine: detect\n");
        Phone agent = rig.agent("101", AGENT_HZ)) {
      String number = "+12025551801";
      Scene scene = new Scene(rig);
      rig.awaitAgent("101", "Available");
      String id = scene.asked(number);
      // A machine talks on and on.
      try (Phone machine = scene.answering(number, new Voice.Melody(3))) {
        machine.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
        Scene.hungUpOn(machine);
      }
      Rig.await("another attempt to be due", () -> waits(rig, id));
      assertThat(agent.events().all()).noneMatch(PhoneEvent.Answered.class::isInstance);
      rig.awaitAgent("101", "Available");
      // A person says who it is, and waits.
      Path hello = folder.resolve("hello.wav");
      Tones.melody(3, 0.6).then(Sound.silence(30)).write(hello);
      try (Phone person = scene.answering(number, new Voice.Wav(hello))) {
        person.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
        Scene.rungAgain(agent, number);
        agent.answer();
        person.awaitSound(Hearing.voice(AGENT_HZ), Rig.PATIENCE);
        person.hangUp();
      }
      rig.awaitNoCalls();
      assertThat(rig.api("/api/callbacks/" + id).get("attempts").asInt()).isEqualTo(2);
    }
  }

  @Test
  void whoDoesNotPressTheKeyMeetsNobodyAndWhoPressesItDoes() {
    try (Rig rig = up("  connect-by-key: true\n");
        Phone agent = rig.agent("101", AGENT_HZ)) {
      String number = "+12025551802";
      Scene scene = new Scene(rig);
      rig.awaitAgent("101", "Available");
      String id = scene.asked(number);
      try (Phone wrong = scene.answering(number, new Voice.Tone(CALLER_HZ))) {
        wrong.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
        wrong.awaitSound(heard -> heard.seconds() > 1, Rig.PATIENCE);
        wrong.press("2");
        Scene.hungUpOn(wrong);
      }
      Rig.await("another attempt to be due", () -> waits(rig, id));
      assertThat(agent.events().all()).noneMatch(PhoneEvent.Answered.class::isInstance);
      try (Phone right = scene.answering(number, new Voice.Tone(CALLER_HZ))) {
        right.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
        right.awaitSound(heard -> heard.seconds() > 1, Rig.PATIENCE);
        right.press("1");
        Scene.rungAgain(agent, number);
        agent.answer();
        scene.talk(agent, AGENT_HZ, right, CALLER_HZ);
        right.hangUp();
      }
      rig.awaitNoCalls();
    }
  }

  private static boolean waits(Rig rig, String id) {
    JsonNode callback = rig.api("/api/callbacks/" + id);
    return callback.get("state").asString().equals("waiting")
        && callback.get("attempts").asInt() == 1;
  }
}

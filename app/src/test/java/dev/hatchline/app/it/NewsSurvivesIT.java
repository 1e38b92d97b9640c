package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An engine dies while the phone of a customer rings whom it calls with news. */
class NewsSurvivesIT {
  private static final int CALLER_HZ = 1130;
  private static final String NUMBER = "+12025551701";
  private static final String NEWS = "Your new modem was sent today.";

  @Test
  void theNextEngineTellsItAndThePhoneRingsOnce() throws IOException {
    try (Rig rig =
        Rig.upToBeKilled(
            """
            company: Test Company
            callback:
              ring: 1 min
            notices:
              again: [10 s]
              hours: ["00:00-24:00"]
            """,
            _ -> {})) {
      Scene scene = new Scene(rig);
      try (Phone caller = scene.calls(NUMBER, CALLER_HZ)) {
        caller.hangUp();
      }
      rig.awaitNoCalls();
      String path = scene.caseOf(NUMBER);
      rig.post(path + "/tell-by", "{\"way\": \"call\"}", 200);
      try (Phone customer = rig.customer(NUMBER, CALLER_HZ)) {
        rig.post(path + "/news", "{\"sentence\": \"%s\"}".formatted(NEWS), 202);
        customer.events().await(PhoneEvent.Incoming.class, Rig.PATIENCE);
        long engine = rig.pid("engine");
        rig.signal("KILL", engine);
        rig.awaitEngineOtherThan(engine);
        customer.answer();
        customer.awaitSound(
            Hearing.words(
                Spoken.words(
                        "This is Test Company. "
                            + NEWS
                            + " If you have understood, press one. For a person, press zero.")
                    .slice(0.3, 3)),
            Rig.PATIENCE);
        customer.press("1");
        Scene.hungUpOn(customer);
        assertThat(customer.events().all().stream().filter(PhoneEvent.Incoming.class::isInstance))
            .hasSize(1);
      }
      Rig.await(
          "the news is confirmed",
          () -> rig.api("/api/notices").get(0).get("state").asString().equals("confirmed"));
      assertThat(rig.api("/api/notices").get(0).get("attempts").asInt()).isEqualTo(1);
    }
  }
}

package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.Programs;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.VoiceNames;
import dev.hatchline.telephony.prompt.Voices;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is spoken to in Spanish hears no English of the house either: in line, and around it. */
class SpanishLineIT {
  private static final int CALLER_HZ = 1130;
  private static final VoiceNames VOICES = VoiceNames.of("kevin16", Map.of("es", "espeak-ng:es"));
  private static final String FLOW =
      """
      flow: line
      languages: [en, es]
      start: top
      nodes:
        top:
          menu:
            prompt:
              en: Welcome to the big blue house. For a person, zero. Spanish, one.
              es: Bienvenido a la gran casa azul. Para una persona, cero. Llamada, dos.
            choices: { 1: spanish, 2: which, 3: leave }
            wait: 15 s
        spanish: { language: es, then: top }
        which:
          ask:
            prompt: { en: "Your number. Star zero is a person.", es: "Su número. Asterisco cero." }
            into: number
            as: phone
            own: yes
            confirm: "{number}."
            wait: 15 s
          then: promise
        promise: { callback: number }
        leave: { message: { en: "After the tone.", es: "Después de la señal." } }
      """;

  private static Rig rig;
  private static Scene scene;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            voice: {languages: {es: espeak-ng:es}}
            lines:
              - {number: "1000", flow: line}
              - {number: "1001", flow: line, language: es}
            queues:
              - name: people
                agents: ["101"]
                message-when-nobody: false
                offer-after: 10 s
                tell-every: 30 min
            """,
            home -> Designer.at(home).save("line.yaml", FLOW));
    scene = new Scene(rig);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  /** The beginning of a sentence, as the Spanish voice speaks it. */
  private static Sound spanish(String words, double seconds) {
    Voices voices = Voices.of(VOICES, new Programs(rig.tools(), System.getenv("PATH")));
    try (voices) {
      Sound whole = new Sound(voices.speak("es", words).samples(), Pcm.RATE);
      return whole.slice(0.1, Math.min(seconds, whole.seconds() - 0.1));
    } catch (PromptException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static void hears(Phone caller, String words) {
    hears(caller, words, 1.6);
  }

  private static void hears(Phone caller, String words, double seconds) {
    caller.awaitSound(Hearing.words(spanish(words, seconds)), Rig.PATIENCE);
  }

  @Test
  void aLineInSpanishTellsThePlaceInSpanish() {
    String number = "+12025556001";
    try (Phone caller = rig.caller(number, CALLER_HZ)) {
      caller.dial(rig.uri("1001"));
      caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
      hears(caller, "Bienvenido a la gran casa azul.");
      caller.press("0");
      rig.awaitEvent(number, "JoinedLine");
      hears(caller, "Es la siguiente persona en la fila.");
      hears(caller, "Puede seguir esperando.");
      caller.press("9");
      hears(caller, "Sin música. Con el nueve vuelve.");
    }
    scene.ended(number, "LEFT_LINE", "CALLER");
  }

  /** By which model the message is written in words. */
  @Test
  void aMessageIsInTheLanguageThatItsCallerHasChosen() {
    String number = "+12025556003";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("1");
      hears(caller, "Bienvenido a la gran casa azul.");
      caller.press("3");
      assertThat(rig.awaitEvent(number, "MessageStarted").path("language").asString("none"))
          .isEqualTo("es");
    }
    scene.ended(number, "MESSAGE", "CALLER");
  }

  /** The flow says only the question; the promise and the goodbye are the house's. */
  @Test
  void whoChoosesSpanishIsPromisedTheCallInSpanish() {
    String number = "+12025556002";
    try (Phone caller = scene.calls(number, CALLER_HZ)) {
      caller.press("1");
      hears(caller, "Bienvenido a la gran casa azul.");
      caller.press("2");
      rig.awaitEvent(number, e -> e.path("node").asString("").equals("which"), "the number");
      caller.press("1");
      rig.awaitEvent(number, "Promised");
      hears(caller, "Le llamaremos en cuanto haya una persona libre.", 0.8);
    }
    scene.ended(number, "PROMISED", "CALLER");
    assertThat(rig.api("/api/callbacks").get(0).toString()).contains("Le llamaremos");
    rig.delete("/api/callbacks/" + rig.api("/api/callbacks").get(0).get("id").asString());
  }
}

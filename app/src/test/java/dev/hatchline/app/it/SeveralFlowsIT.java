package dev.hatchline.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import dev.hatchline.phones.sound.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lines have a flow each: one calls another flow, one is made of a shared part, one speaks two
 * languages, and one leads outside.
 */
@Timeout(900)
class SeveralFlowsIT {
  private static final int CALLER_HZ = 1130;
  private static final String SHOP = "Welcome to the yellow shop on the hill.";
  private static final String SURE = "Then we are all quite certain about it.";
  private static final String READ_BACK =
      "twelve euros and fifty cents. If that is right, press one. For another, press two.";
  private static final String PAID = "Many thanks for twelve euros and fifty cents.";
  private static final String DESK = "Good morning from the town hall by the river.";
  private static final String HOUSE = "You find us at twelve Station Road.";
  private static final String OUT = "The lights of the northern town are out.";
  private static final String OFFER =
      " To be called when it is over, press one. For a person, press zero.";
  private static final String IN_ORDER = "At your place everything is in good order.";

  /** Of a range that costs, and so is never dialled. */
  private static final String BARRED = "+19005550188";

  private static final String GARAGE = "+12025550188";
  private static final String OUTSIDE = "Hello from the bus that goes anywhere.";
  private static final String NEVER = "There we put nobody through, whoever asks.";
  private static final String CLOSED = "The garage at the corner does not answer.";
  private static final String ENOUGH = "For this hour that was the last of them.";

  private static final Map<String, String> FILES =
      Map.of(
          "shop.yaml",
          """
          flow: shop
          start: top
          nodes:
            top:
              menu:
                prompt: ["%s", "For a person, press zero."]
                choices: { 1: certain, 2: how-much }
                wait: 15 s
            certain: { call: sure, take: { ok: answer }, then: judged }
            judged: { branch: [{ if: answer, to: right }], else: person }
            right: { say: "%s", then: person }
            how-much:
              ask:
                prompt: Key in the amount. For a person, star and zero.
                into: amount
                as: money
                currency: EUR
                from: 1
                to: 100
                wait: 15 s
                confirm: "{amount}. If that is right, press one. For another, press two."
              then: paid
            paid: { say: "Many thanks for {amount}.", then: person }
            person: { queue: people }
          """
              .formatted(SHOP, SURE),
          "sure.yaml",
          """
          flow: sure
          start: which
          results: { ok: yes-no }
          nodes:
            which:
              ask:
                prompt: For a person, press zero. Is it certain? For yes, press one. For no, two.
                into: ok
                as: yes-no
                wait: 15 s
              then: back
            back: { return: }
          """,
          "hall.yaml",
          """
          flow: hall
          include: [house]
          start: top
          nodes:
            top:
              menu:
                prompt: ["%s", "For a person, press zero."]
                choices: { 1: where, 2: which-place }
                wait: 15 s
            which-place:
              ask:
                prompt: Key in your postal code. For a person, star and zero.
                into: place
                length: 5
                wait: 15 s
              then: known
            known: { outage: , area: place, told: top, none: in-order }
            in-order: { say: "%s", then: top }
          """
              .formatted(DESK, IN_ORDER),
          "tongues.yaml",
          """
          flow: tongues
          languages: [en, es]
          start: top
          nodes:
            top:
              menu:
                prompt:
                  en: { file: en/menu.wav, says: "For a person, zero. News, one. En español, dos." }
                  es: { file: es/menu.wav, says: "Para una persona, cero. Noticias, uno." }
                choices: { 1: news, 2: spanish }
                wait: 15 s
            spanish: { language: es, then: top }
            news:
              say:
                en: { file: en/news.wav, says: There is news. }
                es: { file: es/news.wav, says: Hay noticias. }
              then: top
          """,
          "outside.yaml",
          """
          flow: outside
          start: top
          nodes:
            top:
              menu:
                prompt: ["%s", "For a person, press zero."]
                choices: { 1: barred, 2: garage, 3: once-more }
                wait: 15 s
            barred: { transfer: "%s", failed: never }
            garage: { transfer: "%s", failed: closed }
            once-more: { transfer: "%s", failed: enough }
            never: { say: "%s", then: top }
            closed: { say: "%s", then: top }
            enough: { say: "%s", then: top }
          """
              .formatted(OUTSIDE, BARRED, GARAGE, GARAGE, NEVER, CLOSED, ENOUGH),
          "parts/house.yaml",
          """
          part: house
          constants: { visit: twelve Station Road }
          nodes:
            where: { say: "You find us at {visit}.", then: top }
          """);

  private static final int ENGLISH_MENU = 520;
  private static final int ENGLISH_NEWS = 640;
  private static final int SPANISH_MENU = 760;
  private static final int SPANISH_NEWS = 880;

  /** What the voice does not speak is recorded, here as a tone each. */
  private static final Map<String, Integer> TONES =
      Map.of(
          "en/menu.wav", ENGLISH_MENU,
          "en/news.wav", ENGLISH_NEWS,
          "es/menu.wav", SPANISH_MENU,
          "es/news.wav", SPANISH_NEWS);

  private static Rig rig;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines:
              - {number: "1000", flow: shop}
              - {number: "1001", flow: hall}
              - {number: "1002", flow: tongues}
              - {number: "1003", flow: tongues, language: es}
              - {number: "1004", flow: outside}
            cases: {goes-on: 0 s}
            dial: {transfers-per-hour: 1}
            queues: [{name: people, message-when-nobody: false}]
            """,
            SeveralFlowsIT::saveAll);
  }

  private static void saveAll(Path home) {
    FILES.forEach(Designer.at(home)::save);
    TONES.forEach((name, hertz) -> record(home.resolve("recordings").resolve(name), hertz));
  }

  /** A recording of two seconds. */
  private static void record(Path file, int hertz) {
    short[] samples = new short[2 * Sound.PHONE_RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / Sound.PHONE_RATE));
    }
    try {
      Files.createDirectories(file.resolveSibling("."));
      new Sound(samples, Sound.PHONE_RATE).write(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static Phone calls(String line, String number, String greeting) {
    Phone caller = calls(line, number);
    hears(caller, greeting);
    return caller;
  }

  private static Phone calls(String line, String number) {
    Phone caller = rig.caller(number, CALLER_HZ);
    caller.dial(rig.uri(line));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    return caller;
  }

  private static void hears(Phone caller, String words) {
    caller.awaitSound(Hearing.words(Spoken.words(words).slice(0.2, 1.8)), Rig.PATIENCE);
  }

  @Test
  void whatACalledFlowFoundOutIsKnownToTheOneThatCallsIt() {
    String number = "+12025555601";
    try (Phone caller = calls("1000", number, SHOP)) {
      caller.press("1");
      rig.awaitEvent(number, e -> e.path("node").asString("").equals("certain/which"), "the ask");
      caller.press("1");
      hears(caller, SURE);
    }
  }

  @Test
  void moneyIsTypedReadBackAndSpokenInWords() {
    String number = "+12025555602";
    try (Phone caller = calls("1000", number, SHOP)) {
      caller.press("2");
      rig.awaitEvent(number, e -> e.path("node").asString("").equals("how-much"), "the ask");
      caller.press("1250#");
      hears(caller, READ_BACK);
      caller.press("1");
      hears(caller, PAID);
    }
  }

  @Test
  void theOtherLineHasItsOwnFlowAndASharedPart() {
    try (Phone caller = calls("1001", "+12025555603", DESK)) {
      caller.press("1");
      hears(caller, HOUSE);
    }
  }

  @Test
  void whatDoesNotWorkAtAPlaceIsToldToWhoeverIsThere() {
    String outage = "{\"area\": {\"places\": [\"902\"]}, \"sentence\": \"%s\"}".formatted(OUT);
    rig.post("/api/outages", outage, 201);
    place("+12025555604", "90210", OUT + OFFER);
    place("+12025555605", "10902", IN_ORDER);
  }

  private static void place(String number, String place, String told) {
    try (Phone caller = calls("1001", number, DESK)) {
      caller.press("2");
      rig.awaitEvent(number, e -> e.path("node").asString("").equals("which-place"), "the ask");
      caller.press(place);
      hears(caller, told);
    }
  }

  @Test
  void whoChoosesSpanishHearsItFromThenOnAndInTheNextCall() {
    String number = "+12025555606";
    try (Phone caller = calls("1002", number)) {
      hears(caller, ENGLISH_MENU);
      caller.press("2");
      hears(caller, SPANISH_MENU);
      caller.press("1");
      hears(caller, SPANISH_NEWS);
      assertThat(Hearing.voice(ENGLISH_NEWS).test(caller.heard())).isFalse();
    }
    rig.awaitNoCalls();
    try (Phone caller = calls("1002", number)) {
      rig.awaitEvent(number, "PromptStarted");
      caller.press("1"); // on a full machine the case may be known only after these news
      hears(caller, SPANISH_MENU);
      caller.press("1");
      hears(caller, SPANISH_NEWS);
    }
  }

  @Test
  void whoChoosesNoLanguageHearsTheOneOfTheLine() {
    try (Phone english = calls("1002", "+12025555607");
        Phone spanish = calls("1003", "+12025555608")) {
      hears(english, ENGLISH_MENU);
      hears(spanish, SPANISH_MENU);
      english.press("1");
      spanish.press("1");
      hears(english, ENGLISH_NEWS);
      hears(spanish, SPANISH_NEWS);
    }
  }

  /**
   * The rules of dialling are asked before anything is: Asterisk has them too, and is not tried.
   */
  @Test
  void onlyWhereItIsAllowedAndOnlySoOftenACallerIsPutThrough() {
    String number = "+12025555609";
    try (Phone barred = rig.customer(BARRED, CALLER_HZ);
        Phone caller = calls("1004", number, OUTSIDE)) {
      caller.press("1");
      hears(caller, NEVER);
      caller.press("2");
      hears(caller, CLOSED);
      caller.press("3");
      hears(caller, ENOUGH);
      assertThat(barred.events().all()).noneMatch(PhoneEvent.Incoming.class::isInstance);
    }
    assertThat(rig.story(number))
        .filteredOn(e -> e.path("type").asString().equals("OutsideRung"))
        .extracting(e -> e.path("number").asString())
        .containsExactly(GARAGE);
  }

  private static void hears(Phone caller, int hertz) {
    caller.awaitSound(Hearing.voice(hertz), Rig.PATIENCE);
  }
}

package dev.hatchline.app.it;

import dev.hatchline.phones.Phone;
import dev.hatchline.phones.PhoneEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two lines have a flow each: one calls another flow, the other is made of a shared part. */
@Timeout(240)
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
          "parts/house.yaml",
          """
          part: house
          constants: { visit: twelve Station Road }
          nodes:
            where: { say: "You find us at {visit}.", then: top }
          """);

  private static Rig rig;

  @BeforeAll
  static void up() {
    rig =
        Rig.up(
            """
            company: Test Company
            lines: [{number: "1000", flow: shop}, {number: "1001", flow: hall}]
            queues: [{name: people, message-when-nobody: false}]
            """,
            home -> FILES.forEach((name, text) -> save(home.resolve("flows").resolve(name), text)));
  }

  private static void save(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  private static Phone calls(String line, String number, String greeting) {
    Phone caller = rig.caller(number, CALLER_HZ);
    caller.dial(rig.uri(line));
    caller.events().await(PhoneEvent.Answered.class, Rig.PATIENCE);
    hears(caller, greeting);
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
}

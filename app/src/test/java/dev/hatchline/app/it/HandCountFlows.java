package dev.hatchline.app.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The house in which a few minutes of calls are counted by hand: its limits are short. */
final class HandCountFlows {
  /** T of the service levels. */
  static final Duration TARGET = Duration.ofSeconds(10);

  /** An agent's rest after a call. */
  static final Duration WRAP_UP = Duration.ofSeconds(1);

  private static final int NOON = 12;

  private static final String COUNTED =
      """
      flow: counted
      queue: people
      start: top
      callback: number
      nodes:
        top:
          menu:
            prompt: >-
              For a person, press zero. For your order, one. To wait in line, two.
              For our hours, three. About a bill, four.
            choices: {1: order, 2: person, 3: bye, 4: bill}
            tries: 3
        person:
          queue: people
        bill:
          queue: bills
        order:
          ask: {prompt: Please key in your order number., into: order, length: 3}
          then: again
        again:
          ask: {prompt: And your order number once more., into: order, length: 3, again: yes}
          then: more
        more:
          menu:
            prompt: For a person, press zero. For our hours, press three.
            choices: {3: bye}
            wait: 15s
        bye:
          end: We are here from nine until five.
        number:
          ask:
            prompt: Key in your number, and then the pound key. For a person, star and zero.
            into: number
            as: phone
            own: yes
            confirm: ["We call {number}.", "One for yes, two for no."]
          then: promise
        promise: {callback: number, sound: One moment., unavailable: top}
      """;

  private static final String CLOSED =
      """
      flow: closed
      queue: people
      start: now
      nodes:
        now:
          hours:
          open: person
          closed: note
        note:
          message: We are closed now. Please speak after the tone, or press zero for a person.
        person:
          queue: people
      """;

  private HandCountFlows() {}

  /** By whose clock it is about noon now, so that the calls are all of one day. */
  static ZoneId zone() {
    int ahead = NOON - OffsetDateTime.now(ZoneOffset.UTC).getHour();
    return ZoneId.of("Etc/GMT%+d".formatted(-ahead)); // its signs are the other way round
  }

  /** The operator's file: a holiday for those who ask whether we are open. */
  static String operatorFile(ZoneId zone) {
    return """
    company: Test Company
    lines:
      - {number: "1000", flow: counted}
      - {number: "1001", flow: closed}
    agents: [{extension: "101"}, {extension: "102"}]
    queues:
      - name: people
        agents: ["101"]
        ring: 20 s
        wrap-up: %d s
        answer-within: %d s
        message-when-nobody: false
        tell-every: 30 min
        offer-after: 30 min
        offer-every: 30 min
      - name: bills
        agents: ["101"]
        ring: 20 s
        wrap-up: %d s
        answer-within: %d s
        message-when-nobody: false
        tell-every: 30 min
        offer-after: 30 min
        offer-every: 30 min
      - {name: others, agents: ["102"], wrap-up: %d s, answer-within: %d s}
    callback: {ring: 20 s, again: [10 s]}
    cases: {messages: desk, goes-on: 0 s}
    affinity: {last: 0 s}
    hours:
      zone: %s
      except: {"%s": []}
    """
        .formatted(
            WRAP_UP.toSeconds(),
            TARGET.toSeconds(),
            WRAP_UP.toSeconds(),
            TARGET.toSeconds(),
            WRAP_UP.toSeconds(),
            TARGET.toSeconds(),
            zone,
            LocalDate.now(zone));
  }

  static void save(Path home) {
    try {
      Path flows = Files.createDirectories(home.resolve("flows"));
      Files.writeString(flows.resolve("counted.yaml"), COUNTED);
      Files.writeString(flows.resolve("closed.yaml"), CLOSED);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}

package dev.hatchline.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hatchline.conf.Callbacks.Machine;
import dev.hatchline.conf.Callbacks.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block {@code callback} of the operator's file, and what lines and queues say of it. */
class CallbackReaderTest {
  @TempDir Path folder;

  @Test
  void readsWhatTheOperatorSays() throws Exception {
    OperatorConfig config =
        read(
            """
            hours: {zone: America/New_York}
            callback:
              ring: 45 s
              again: [30 s, 2 h]
              hours: ["13:00-21:00", "08:00-12:00"]
              shown-number: "+12125550100"
              machine: detect
              connect-by-key: true
              repair: false
              limits: {number-day: 1, address-hour: 2, hour: 3, day: 4}
              slots: {every: 1 h, capacity: 7, ahead: 2 d}
            """);
    assertThat(config.callback())
        .isEqualTo(
            new Callbacks(
                Duration.ofSeconds(45),
                List.of(Duration.ofSeconds(30), Duration.ofHours(2)),
                new CallingHours(
                    ZoneId.of("America/New_York"),
                    List.of(
                        new Hours.Span(LocalTime.of(8, 0), LocalTime.of(12, 0)),
                        new Hours.Span(LocalTime.of(13, 0), LocalTime.of(21, 0)))),
                Optional.of("+12125550100"),
                Machine.DETECT,
                true,
                false,
                new Callbacks.Limits(1, 2, 3, 4),
                new Callbacks.Slots(Duration.ofHours(1), 7, Duration.ofDays(2))));
  }

  @Test
  void whatIsNotSaidIsTheDefault() throws Exception {
    Callbacks unsaid = read("callback: {machine: ignore}").callback();
    assertThat(unsaid).isEqualTo(OperatorConfig.defaults().callback());
    assertThat(unsaid.ring()).isEqualTo(Duration.ofSeconds(30));
    assertThat(unsaid.again())
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    assertThat(unsaid.machine()).isEqualTo(Machine.IGNORE);
    assertThat(unsaid.connectByKey()).isFalse();
    assertThat(unsaid.repair()).isTrue();
    assertThat(unsaid.limits()).isEqualTo(new Callbacks.Limits(5, 20, 200, 2_000));
    assertThat(unsaid.slots())
        .isEqualTo(new Callbacks.Slots(Duration.ofMinutes(15), 3, Duration.ofDays(7)));
    assertThat(read("callback: {slots: {capacity: 0}}").callback().slots().capacity()).isZero();
    assertThat(read("callback: {again: []}").callback().again()).isEmpty();
  }

  @Test
  void zoneIsThatOfTheHoursThoughTheBlockIsMissing() throws Exception {
    assertThat(read("hours: {zone: Asia/Tokyo}").callback().hours().zone())
        .isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void linesAndQueuesHaveTheirOwnWord() throws Exception {
    OperatorConfig config =
        read(
            """
            lines: [{number: 1000, callback: false}, {number: 1001}]
            queues: [{name: sales, callback: agent-first}, {name: support}]
            """);
    assertThat(config.line("1000").orElseThrow().callback()).isFalse();
    assertThat(config.line("1001").orElseThrow().callback()).isTrue();
    assertThat(config.queue("sales").orElseThrow().callback()).isEqualTo(Order.AGENT_FIRST);
    assertThat(config.queue("support").orElseThrow().callback()).isEqualTo(Order.CUSTOMER_FIRST);
  }

  @Test
  void faultsHaveLineAndColumn() {
    assertThat(
            problems(
                """
                callback:
                  ring: 10 s
                  again: [1 min, 5 minutes]
                  hours: ["8-21"]
                  shown-number: Company
                  machine: detects
                  limits: {number-day: 0, week: 1}
                  slots: {every: 7 min, capacity: -1, ahead: 31 d}
                queues:
                  - {name: people, callback: agent}
                """))
        .containsExactly(
            "2:9: '10 s' stands here; expected a duration from 15 s to 1 min, written as '20 s' or"
                + " '1 min'",
            "3:18: '5 minutes' stands here; expected a duration from 10 s to 24 h, written as"
                + " '20 s' or '1 min'",
            "4:11: '8-21' stands here; expected from-to, such as '08:00-18:00', the end later than"
                + " the beginning",
            "5:17: 'Company' stands here; expected a number as the carrier wants it, such as"
                + " '+4930123456'",
            "6:12: 'detects' is not known; expected one of detect, ignore (did you mean 'detect'?)",
            "7:24: '0' stands here; expected a whole number from 1 to 100",
            "7:27: 'week' is not known here; expected one of address-hour, day, hour, number-day",
            "8:18: a day is no whole number of 7 min; expected a part of a day, such as '15 min' or"
                + " '1 h'",
            "8:35: '-1' stands here; expected a whole number from 0 to 1000",
            "8:46: '31 d' stands here; expected a duration from 1 h to 30 d, written as '20 s' or"
                + " '1 min'",
            "10:30: 'agent' is not known; expected one of agent-first, customer-first");
  }

  private OperatorConfig read(String text) throws Exception {
    return OperatorFile.read(write(text));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("hatchline.yaml"), text);
  }

  private List<String> problems(String text) {
    return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
        .map(p -> p.toString().substring(p.file().toString().length() + 1))
        .toList();
  }
}

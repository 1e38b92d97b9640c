package dev.hatchline.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd.Reason;
import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.store.PastContact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExportTest {
  private static final Instant T0 = Instant.parse("2026-10-25T00:30:00.5Z");

  private final Remembered past = new Remembered();

  /** The lines behind the head, without the id of each. */
  private List<String> lines(Export.Kind kind, boolean numbers) throws Exception {
    StringBuilder out = new StringBuilder();
    new Export(ZoneId.of("Europe/Berlin"), numbers).write(kind, T0, T0.plusSeconds(60), past, out);
    List<String> lines = out.toString().lines().toList();
    int fields = lines.getFirst().split(",", -1).length;
    return lines.stream()
        .skip(1)
        .peek(line -> assertThat(line.split(",", -1)).hasSize(fields))
        .map(line -> line.substring(line.indexOf(',') + 1))
        .toList();
  }

  @Test
  void callsAreMaskedUnlessNumbersAreWanted() throws Exception {
    past.calls.add(
        new Told(T0, "1000")
            .zeroOut(1, "menu")
            .joined(2, "people")
            .bridged(7, "101")
            .ended(67, Reason.SERVED));
    past.calls.add(new Told(T0.plusSeconds(60), "1000").ended(1, Reason.LEFT_FLOW));
    assertThat(lines(Export.Kind.CALLS, false))
        .containsExactly(
            "1000,…123,2026-10-25T02:30:00.500+02:00,,2026-10-25T02:31:07.500+02:00,caller,served,"
                + ",,0.000,6.000,60.000,1,0,0,0,no");
    assertThat(lines(Export.Kind.CALLS, true).getFirst()).startsWith("1000,'+12025550123,");
  }

  @Test
  void whatCustomersSaidOfThemselvesGoesWithTheirNumbers() throws Exception {
    past.callbacks.add(
        Remembered.promised(T0, Outcome.KEPT, Duration.ofSeconds(40), "=Ada", "bill, by +1202"));
    assertThat(lines(Export.Kind.CALLBACKS, false))
        .containsExactly(
            "1000,people,web,…123,,,2026-10-25T02:30:00.500+02:00,2026-10-25T02:40:00.500+02:00,,"
                + "connected,kept,101,2026-10-25T02:30:40.500+02:00,40.000,1");
    StringBuilder out = new StringBuilder();
    new Export(ZoneId.of("Europe/Berlin"), true)
        .write(Export.Kind.CALLBACKS, T0, T0.plusSeconds(60), past, out);
    assertThat(out).contains(",'+12025550123,'=Ada,\"bill, by +1202\",");
  }

  @Test
  void contactsComeWithTheirCase() throws Exception {
    past.contacts.add(
        new PastContact(
            new CallId(UUID.randomUUID()),
            "c1",
            "CALLBACK",
            T0,
            null,
            Told.CALLER,
            "1000",
            "people",
            new AgentId("101"),
            "LEFT_LINE",
            "order 40017",
            null,
            "Open",
            null,
            false,
            null));
    assertThat(lines(Export.Kind.CONTACTS, false))
        .containsExactly(
            "c1,callback,2026-10-25T02:30:00.500+02:00,,…123,1000,people,101,left-line,,,open,");
    assertThat(lines(Export.Kind.CONTACTS, true).getFirst()).contains(",order 40017,");
  }
}

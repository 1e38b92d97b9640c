package dev.hatchline.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import dev.hatchline.call.FirstRing;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.CallbackId;
import dev.hatchline.routing.callback.Outcome;
import dev.hatchline.routing.callback.Source;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.StoredCall;
import dev.hatchline.routing.store.StoredEvent;
import dev.hatchline.routing.store.StoredMove;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an engine sends is what its commands read. */
class PastLinesTest {
  private static final Instant T0 = Instant.parse("2026-11-22T09:00:00.123456Z");
  private static final CallId CALL = new CallId(new UUID(0, 7));
  private static final AgentId ANN = new AgentId("101");

  private static <T> String written(List<T> rows) throws Exception {
    StringWriter out = new StringWriter();
    PastLines.<T>write(
        sink -> {
          for (T row : rows) {
            sink.take(row);
          }
        },
        out);
    return out.toString();
  }

  private static <T> List<T> read(String lines, Class<T> type) throws Exception {
    List<T> rows = new ArrayList<>();
    PastLines.read(new BufferedReader(new StringReader(lines)), type, rows::add);
    return rows;
  }

  private static <T> void comesBack(List<T> rows, Class<T> type) throws Exception {
    assertThat(read(written(rows), type)).isEqualTo(rows);
  }

  private static PastCallback callback(boolean connected) {
    return new PastCallback(
        new CallbackId(UUID.randomUUID()),
        "1000",
        "people",
        Source.PHONE,
        new FirstRing(T0, 7),
        new PhoneNumber("+12025550123"),
        connected ? "Ada Löw" : null,
        null,
        T0,
        T0.plusSeconds(600),
        connected ? T0.plusSeconds(60) : null,
        "Connected",
        Outcome.KEPT,
        connected ? ANN : null,
        connected ? T0.plusSeconds(40) : null,
        connected ? Duration.ofMillis(40_001) : null,
        2);
  }

  @Test
  void everythingComesBackAsItWas() throws Exception {
    StoredCall call =
        new StoredCall(
            CALL,
            "1000",
            null,
            T0,
            null,
            T0.plusSeconds(1),
            new CallEnd(CallEnd.Party.CALLER, CallEnd.Reason.LEFT_FLOW),
            null,
            "people",
            Duration.ofMillis(61_500));
    List<StoredEvent> events = List.of(new StoredEvent(CALL, 0, T0, "Said", "{\"a\":\"ü\\n\"}"));
    comesBack(List.of(new PastCall(call, events), new PastCall(call, List.of())), PastCall.class);
    comesBack(List.of(callback(true), callback(false)), PastCallback.class);
    comesBack(List.of(new StoredMove(ANN, T0, "Paused", "lunch")), StoredMove.class);
    comesBack(
        List.of(
            new PastContact(
                CALL, "c", "CALL", T0, null, null, "1000", null, ANN, null, "x", null, "Open", null,
                true, T0)),
        PastContact.class);
    comesBack(List.of(), StoredMove.class);
  }

  @Test
  void whatIsCutIsNotTakenForWhole() throws Exception {
    String whole = written(List.of(new StoredMove(ANN, T0, "Paused", "lunch")));
    String cut = whole.substring(0, whole.indexOf('\n') + 1);
    for (String lines : List.of(cut, "", cut + "{\"end\":2}\n")) {
      assertThatExceptionOfType(DataFault.class).isThrownBy(() -> read(lines, StoredMove.class));
    }
  }
}

package dev.hatchline.app.backoffice;

import com.sun.net.httpserver.HttpExchange;
import dev.hatchline.app.webhook.Receiver;
import dev.hatchline.app.webhook.Receiver.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** The demo back office's ledger, behind a receiver that may behave badly. */
public final class DemoLedger {
  private final Ledger ledger;
  private final Receiver door;

  public DemoLedger(Path key, InstantSource clock, Receiver door) {
    this.ledger = new Ledger(key, clock);
    this.door = door;
  }

  private Records.Reply book(HttpExchange exchange) {
    Received last = door.all().getLast();
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    return ledger.answer("POST", last.signature(), key == null ? "" : key, last.body());
  }

  public void books(HttpExchange exchange) throws IOException {
    Records.Reply reply = book(exchange);
    byte[] json = reply.json().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), json.length);
    exchange.getResponseBody().write(json);
  }

  /** Books, and answers when nobody waits for it any more. */
  public void booksTooLate(HttpExchange exchange) throws IOException {
    book(exchange);
    door.isSilent().answer(exchange);
  }

  /** As it shows itself. */
  public String shown() {
    return ledger.answer("GET", "", "", "").json();
  }
}

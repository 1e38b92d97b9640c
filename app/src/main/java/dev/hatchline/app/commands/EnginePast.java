package dev.hatchline.app.commands;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.history.PastLines;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.PastContact;
import dev.hatchline.routing.store.PastDialled;
import dev.hatchline.routing.store.StoredMove;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** From the engine that has the database open. */
record EnginePast(EngineClient engine) implements Past {
  @Override
  public void calls(Instant from, Instant to, Sink<PastCall> sink) throws IOException, DataFault {
    read("calls", from, to, PastCall.class, sink);
  }

  @Override
  public void callbacks(Instant from, Instant to, Sink<PastCallback> sink)
      throws IOException, DataFault {
    read("callbacks", from, to, PastCallback.class, sink);
  }

  @Override
  public void dialled(Instant from, Instant to, Sink<PastDialled> sink)
      throws IOException, DataFault {
    read("dialled", from, to, PastDialled.class, sink);
  }

  @Override
  public void contacts(Instant from, Instant to, Sink<PastContact> sink)
      throws IOException, DataFault {
    read("contacts", from, to, PastContact.class, sink);
  }

  @Override
  public void moves(Instant from, Instant to, Sink<StoredMove> sink) throws IOException, DataFault {
    read("moves", from, to, StoredMove.class, sink);
  }

  private <T> void read(String kind, Instant from, Instant to, Class<T> type, Sink<T> sink)
      throws IOException, DataFault {
    String path = "/api/history/%s?from=%s&to=%s".formatted(kind, from, to);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(engine.ask("GET", path), StandardCharsets.UTF_8))) {
      PastLines.read(lines, type, sink);
    }
  }
}

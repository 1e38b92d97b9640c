package dev.hatchline.app.support;

import dev.hatchline.app.data.DataFault;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.story.EventJson;
import dev.hatchline.call.CallEvent;
import dev.hatchline.routing.store.PastCall;
import dev.hatchline.routing.store.PastCallback;
import dev.hatchline.routing.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What is kept of persons, as words that are to stand in no archive. */
final class Persons {
  /** Logs are seldom older. */
  static final Duration LOOK_BACK = Duration.ofDays(30);

  private final KnownWords words;
  private final EventJson json = new EventJson();

  Persons(KnownWords words) {
    this.words = words;
  }

  /** Takes them in. */
  void of(Past past, Instant now) throws IOException, DataFault {
    Instant from = now.minus(LOOK_BACK);
    past.callbacks(from, now, this::add);
    past.contacts(
        from,
        now,
        contact -> {
          add(contact.subject());
          add(contact.area());
        });
    past.calls(from, now, this::add);
  }

  private void add(PastCallback callback) {
    if (callback.name() != null) {
      words.addName(callback.name());
    }
    add(callback.reason());
  }

  private void add(PastCall call) {
    for (StoredEvent event : call.events()) {
      try {
        add(json.read(event.body()));
      } catch (JacksonException _) {
        // Of another version; its words are in no log of this one.
      }
    }
  }

  private void add(CallEvent event) {
    switch (event) {
      case CallEvent.Said e -> add(e.words());
      case CallEvent.NoMatch e -> add(e.heard());
      case CallEvent.Gave e -> add(e.value());
      case CallEvent.Wanted e -> add(e.what());
      case CallEvent.Noted e -> add(e.text());
      case CallEvent.LookedUp e -> e.taken().values().forEach(this::add);
      default -> {}
    }
  }

  private void add(@Nullable String text) {
    if (text != null) {
      words.add(text);
    }
  }
}

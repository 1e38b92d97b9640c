package dev.hatchline.app;

import dev.hatchline.app.call.Incidents;
import dev.hatchline.app.story.AgentMoves;
import dev.hatchline.app.story.EventFile;
import dev.hatchline.app.story.Keeper;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.story.WaitScore;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.Write;
import dev.hatchline.routing.store.WriteBehind;
import java.time.InstantSource;

/** What happens, remembered at once and written down behind: no call waits for any of it. */
final class Chronicle implements AutoCloseable {
  private final Stories stories = new Stories();
  private final Incidents incidents = new Incidents();
  private final EventFile events;
  private final Messages messages;
  private final JdbcStore store;
  private final WriteBehind writer;
  private final NotedIncidents noted;
  private final WaitScore waits;
  private final Keeper keeper;
  private final AgentMoves moves;

  Chronicle(Setting setting, InstantSource clock) {
    Installation installation = setting.installation();
    events = Kept.events(setting, clock);
    messages = new Messages(installation.messages(), stories);
    store = Kept.store(setting);
    writer = new WriteBehind(store, installation.journal(), clock);
    noted = new NotedIncidents(incidents, writer);
    waits = new WaitScore(store, clock);
    keeper = new Keeper(stories, messages, installation.engine().number(), this::keep);
    moves = new AgentMoves(this::keep);
  }

  /** What is lost here is counted there. */
  private void keep(Write row) {
    var _ = writer.offer(row);
  }

  Stories stories() {
    return stories;
  }

  Incidents incidents() {
    return incidents;
  }

  /** Each event of each call, on this machine's disk. */
  EventFile events() {
    return events;
  }

  Messages messages() {
    return messages;
  }

  JdbcStore store() {
    return store;
  }

  WriteBehind writer() {
    return writer;
  }

  /** Hears what a person should look into. */
  NotedIncidents noted() {
    return noted;
  }

  WaitScore waits() {
    return waits;
  }

  /** Hears what calls leave for the database. */
  Keeper keeper() {
    return keeper;
  }

  /** Hears what agents do, for the database. */
  AgentMoves moves() {
    return moves;
  }

  /** Nothing is taken any more, and what was taken is written; the store stays open. */
  void finish() {
    events.close();
    waits.close();
    writer.close();
  }

  @Override
  public void close() {
    store.close();
  }
}

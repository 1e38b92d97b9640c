package dev.hatchline.app;

import dev.hatchline.app.call.Incidents;
import dev.hatchline.app.history.StorePast;
import dev.hatchline.app.story.AgentMoves;
import dev.hatchline.app.story.Alive;
import dev.hatchline.app.story.EventFile;
import dev.hatchline.app.story.Keeper;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.story.WaitScore;
import dev.hatchline.app.wall.CatchUp;
import dev.hatchline.app.wall.Today;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.metrics.measure.ServiceLevel;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.Write;
import dev.hatchline.routing.store.WriteBehind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

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
  private final Alive alive;
  private final Today today;
  private @Nullable CatchUp catchUp;

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
    OperatorConfig config = setting.config();
    alive =
        new Alive(installation.alive(), config.twoEngines() ? other(installation) : null, clock);
    today = new Today(config.hours().zone(), queue -> target(config, queue), clock);
  }

  private static Path other(Installation installation) {
    return installation.seenBy(installation.engine().other()).alive();
  }

  /** Of a queue that the operator's file does not know any more, as of one that says nothing. */
  private static Duration target(OperatorConfig config, String queue) {
    return config.queue(queue).map(OperatorConfig.Queue::answerWithin).orElse(ServiceLevel.TARGET);
  }

  /** What was before is remembered; from now on events come. */
  void begin(boolean others, InstantSource clock) {
    today.remember(stories.latest(Integer.MAX_VALUE));
    catchUp = CatchUp.begin(today, StorePast.of(store), others, clock);
  }

  /** What is lost here is counted there. */
  private void keep(Write row) {
    var _ = writer.offer(row);
  }

  /** Until when the engine before has lived, and that this one does. */
  Alive alive() {
    return alive;
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

  /** Hears what the wallboard says of the day. */
  Today today() {
    return today;
  }

  /** Nothing is taken any more, and what was taken is written; the store stays open. */
  void finish() {
    events.close();
    waits.close();
    if (catchUp != null) {
      catchUp.close();
    }
    writer.close();
  }

  @Override
  public void close() {
    store.close();
  }
}

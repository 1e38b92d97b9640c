package dev.hatchline.app;

import dev.hatchline.app.data.EitherMemory;
import dev.hatchline.app.data.EngineMemory;
import dev.hatchline.app.data.Persons;
import dev.hatchline.app.data.Retaining;
import dev.hatchline.app.history.Past;
import dev.hatchline.app.history.StorePast;
import dev.hatchline.app.story.EventFile;
import dev.hatchline.conf.Database;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.AnswerStore;
import dev.hatchline.routing.store.History;
import dev.hatchline.routing.store.Holdings;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.MySqlServer;
import dev.hatchline.routing.store.WriteBehind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Everything that is kept, for what operators do with it.
 *
 * @param holdings the rows of the database
 * @param persons finds and erases whom we know
 * @param retaining removes what is too old
 * @param listings callbacks and cases, page by page
 * @param past what was in a period
 * @param history the same, page by page
 * @param answers to requests that are done once
 * @param writer writes behind
 * @param leftovers what an engine that is no more wanted had not written yet
 */
public record Kept(
    Holdings holdings,
    Persons persons,
    Retaining retaining,
    Listings listings,
    Past past,
    History history,
    AnswerStore answers,
    WriteBehind writer,
    Leftovers leftovers)
    implements AutoCloseable {

  static Kept of(Setting setting, Written written, EngineMemory memory, InstantSource clock) {
    Holdings holdings = written.store().holdings();
    Leftovers leftovers = Leftovers.write(setting, written.store(), clock);
    Persons.House house =
        new Persons.House(
            setting.installation(),
            holdings,
            () -> CompletableFuture.allOf(written.writer().settled(), leftovers.settled()),
            written.events()::apart,
            setting.config().twoEngines()
                ? new EitherMemory(memory, Leftovers.pasts(setting.installation(), clock))
                : memory,
            clock);
    return new Kept(
        holdings,
        new Persons(house),
        Retaining.start(setting.config().retention(), setting.installation(), holdings, clock),
        written.store().listings(),
        StorePast.of(written.store()),
        written.store().history(),
        written.store().answers(),
        written.writer(),
        leftovers);
  }

  /** Waits until nothing waits for the database, but no longer than this. */
  public void settle(Duration max) {
    var _ = writer.settled().completeOnTimeout(null, max.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** Where what happens is written to. */
  record Written(JdbcStore store, WriteBehind writer, EventFile events) {}

  static JdbcStore store(Setting setting) {
    return switch (setting.config().database()) {
      case Database.Embedded _ -> JdbcStore.embedded(setting.installation().database());
      case Database.MySql(String host, int port, String database, String user, String _) ->
          JdbcStore.mysql(
              new MySqlServer(
                  host, port, database, user, setting.secrets().database().orElseThrow()));
    };
  }

  static EventFile events(Setting setting, InstantSource clock) {
    Installation here = setting.installation();
    return new EventFile(
        here.events(),
        Leftovers.others(here).map(Installation::events).toList(),
        clock,
        setting.config().retention().events().map(Duration::toDays).orElse(EventFile.DAYS_KEPT));
  }

  @Override
  public void close() {
    retaining.close();
    leftovers.close();
  }
}

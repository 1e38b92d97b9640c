package dev.hatchline.app.web;

import dev.hatchline.app.Engine;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.outage.Area;
import dev.hatchline.routing.outage.Entered;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageDesk;
import dev.hatchline.routing.outage.OutageId;
import dev.hatchline.routing.outage.OutageStore;
import dev.hatchline.routing.store.Listings;
import dev.hatchline.routing.store.Mark;
import dev.hatchline.routing.store.Page;
import dev.hatchline.routing.store.StoreFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What operations do with outages, for programs and for the page. Each throws why not: 400 for what
 * nobody could use, 404, 409 for what is over, 503 while the database is away.
 */
@Component
class OutageActs {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final OutageDesk desk;
  private final OutageStore store;
  private final Listings listings;
  private final OperatorConfig config;
  private final InstantSource clock;

  OutageActs(Engine engine, InstantSource clock) {
    this.desk = engine.notices().outages();
    this.store = engine.notices().outageStore();
    this.listings = engine.everything().listings();
    this.config = engine.setting().config();
    this.clock = clock;
  }

  /** An outage, and how many want to be called when it is over, or are. */
  record Counted(Outage outage, int subscribers) {}

  /** Whom it concerns: which lines were dialled, and how callers' numbers and places begin. */
  record Where(List<String> lines, List<String> prefixes, List<String> places) {}

  /**
   * What callers hear.
   *
   * @param nextNews a time, perhaps without an offset; absent or blank if nobody can say
   */
  record Said(String sentence, @Nullable String nextNews) {}

  private interface Asked<T> {
    T run() throws StoreException;
  }

  /** One page, newest first. */
  Page<Counted> page(@Nullable Mark after, int max) {
    try {
      Page<Outage> page = listings.outages(after, max);
      Map<OutageId, Integer> subscribers = store.subscribers();
      return new Page<>(
          page.rows().stream().map(outage -> with(outage, subscribers)).toList(), page.next());
    } catch (StoreFault | StoreException _) {
      throw away();
    }
  }

  private static Counted with(Outage outage, Map<OutageId, Integer> subscribers) {
    return new Counted(outage, subscribers.getOrDefault(outage.id(), 0));
  }

  /** The last thousand, newest first. */
  List<Counted> latest() {
    return stored(() -> {
      Map<OutageId, Integer> subscribers = store.subscribers();
      return store.latest(OutageStore.LATEST_MAX).stream()
          .map(outage -> with(outage, subscribers))
          .toList();
    });
  }

  Counted find(String id) {
    OutageId which = id(id);
    return counted(stored(() -> store.find(which)).orElseThrow(OutageActs::missing));
  }

  /**
   * Once, if it is asked for once.
   *
   * @param once what makes it the same request when it comes again; absent if nothing does
   */
  Counted enter(Where where, Said said, @Nullable String once) {
    List<String> lines = where.lines();
    if (lines.stream().anyMatch(line -> config.line(line).isEmpty())) {
      throw unusable("Expected lines of the operator's file, found another.");
    }
    Instant next = nextNews(said);
    return done(() ->
        desk.enter(
            id(where, said, once),
            new Area(
                new TreeSet<>(lines),
                new TreeSet<>(where.prefixes()),
                new TreeSet<>(where.places())),
            said.sentence().strip(),
            next));
  }

  /** The same whenever the same is asked for, so that the store knows it for ever. */
  private static OutageId id(Where where, Said said, @Nullable String once) {
    String all = String.join("\n", String.valueOf(once), where.toString(), said.toString());
    return new OutageId(
        once == null
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)));
  }

  Counted say(String id, Said said) {
    OutageId which = id(id);
    Instant next = nextNews(said);
    return done(() -> desk.say(which, said.sentence().strip(), next));
  }

  Counted clear(String id, String sentence) {
    OutageId which = id(id);
    return done(() -> desk.clear(which, sentence.strip()));
  }

  // ---- Within

  private @Nullable Instant nextNews(Said said) {
    String text = said.nextNews();
    if (text == null || text.isBlank()) {
      return null;
    }
    Instant at = TimeAsked.moment(text.strip(), config.hours().zone());
    if (at.isBefore(clock.instant())) {
      throw unusable("Expected a time to come for the next news.");
    }
    return at;
  }

  private Counted done(Asked<Entered> order) {
    try {
      return switch (stored(order)) {
        case Entered.Done(Outage now) -> counted(now);
        case Entered.Missing _ -> throw missing();
        case Entered.Over _ ->
            throw Problem.of(HttpStatus.CONFLICT, "The outage cannot be changed", "It is over.");
        case Entered.TooMany(int max) ->
            throw Problem.of(
                HttpStatus.CONFLICT,
                "The outage cannot be entered",
                "At most %d may last at once; clear one that is over.".formatted(max));
      };
    } catch (IllegalArgumentException fault) {
      throw unusable(String.valueOf(fault.getMessage()));
    }
  }

  private Counted counted(Outage outage) {
    return with(outage, stored(store::subscribers));
  }

  private static <T> T stored(Asked<T> work) {
    try {
      return work.run();
    } catch (StoreException _) {
      throw away();
    }
  }

  private static RuntimeException away() {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Outages cannot be reached",
        "The database does not answer; please ask again.",
        AGAIN);
  }

  private static RuntimeException unusable(String why) {
    return Problem.of(HttpStatus.BAD_REQUEST, "That cannot be used", why);
  }

  private static RuntimeException missing() {
    return Problem.of(HttpStatus.NOT_FOUND, "There is no such outage", "No outage has this id.");
  }

  private static OutageId id(String text) {
    try {
      return OutageId.of(text);
    } catch (IllegalArgumentException _) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The id cannot be used", "Expected a UUID.");
    }
  }
}

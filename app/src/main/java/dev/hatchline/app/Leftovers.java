package dev.hatchline.app;

import dev.hatchline.app.story.PastEvents;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.Store;
import dev.hatchline.routing.store.WriteBehind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the other engine has in files of its own. Where it is no more wanted, what it could not give
 * to the database is written by the one that is left; nobody else ever would.
 */
record Leftovers(List<WriteBehind> writers) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  /** This installation as the other engine sees it. */
  static Stream<Installation> others(Installation here) {
    return Stream.of(EngineName.values()).filter(name -> name != here.engine()).map(here::seenBy);
  }

  /** The files of events of all engines. */
  static List<PastEvents> pasts(Installation here, InstantSource clock) {
    return Stream.concat(Stream.of(here), others(here))
        .map(each -> new PastEvents(each.events(), clock))
        .toList();
  }

  /** Goes on until it is closed; does nothing where the other engine does that itself. */
  static Leftovers write(Setting setting, Store store, InstantSource clock) {
    return new Leftovers(
        unwanted(setting)
            .map(Installation::journal)
            .filter(Files::isDirectory)
            .map(journal -> new WriteBehind(store, journal, clock))
            .toList());
  }

  private static Stream<Installation> unwanted(Setting setting) {
    return setting.config().twoEngines() ? Stream.empty() : others(setting.installation());
  }

  /** Done as soon as nothing of it waits for the database. */
  CompletableFuture<Void> settled() {
    return CompletableFuture.allOf(
        writers.stream().map(WriteBehind::settled).toArray(CompletableFuture[]::new));
  }

  /** Our journal of cases, with what an engine that is no more wanted has in its own. */
  static CaseJournalFile caseJournal(Setting setting) {
    CaseJournalFile ours = new CaseJournalFile(setting.installation().caseJournal());
    unwanted(setting).forEach(other -> take(new CaseJournalFile(other.caseJournal()), ours));
    return ours;
  }

  /** Dying between the two has it written twice, which changes a case once. */
  private static void take(CaseJournalFile theirs, CaseJournalFile ours) {
    try {
      var changes = theirs.read();
      if (!changes.isEmpty() && ours.append(changes)) {
        theirs.clear();
        log.info("{} changes of cases are taken over from the second engine", changes.size());
      }
    } catch (IOException fault) {
      log.error("what the second engine kept of cases is not taken over: {}", fault.toString());
    }
  }

  @Override
  public void close() {
    writers.forEach(WriteBehind::close);
  }
}

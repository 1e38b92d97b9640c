package dev.hatchline.routing.outage;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.notice.News;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The door of the outages. Whom one concerns is answered from memory, at once; everything else
 * waits for the store, and may be called from any thread.
 */
public final class OutageDesk {
  /** More at once is no list that anybody keeps true. */
  public static final int OPEN_MAX = 50;

  /** Others who change the same one are few, and done soon. */
  static final int TRIES_MAX = 10;

  private final OutagePorts ports;
  private volatile List<Outage> open = List.of();

  /** Knows of none; call {@link #refresh}. */
  public OutageDesk(OutagePorts ports) {
    this.ports = ports;
  }

  // ---- Callers

  /** The outage that concerns this caller, who has not said where they are. */
  public Optional<Outage> concerning(String line, Optional<PhoneNumber> number) {
    return concerning(line, number, Optional.empty());
  }

  /** The outage that concerns this caller; of several, the latest. */
  public Optional<Outage> concerning(
      String line, Optional<PhoneNumber> number, Optional<String> place) {
    return open.stream()
        .filter(outage -> outage.area().concerns(line, number, place))
        .max(Comparator.comparing(Outage::since));
  }

  /** Those that last, oldest first. */
  public List<Outage> open() {
    return open;
  }

  /** Of whom there is word already is called once. Of one that is just over they are called now. */
  public void subscribe(Subscription subscription) throws StoreException {
    var _ = ports.store().subscribe(subscription);
    Optional<Outage> now = ports.store().find(subscription.outage());
    if (now.isPresent() && !now.get().open() && !announced(subscription, allClear(now.get()))) {
      throw new StoreException("it is over by now, and that they are to be called is not kept");
    }
  }

  // ---- Operations

  /**
   * It does not work from now on. What was entered under this id before stays as it is now, be it
   * over, and is not entered again.
   *
   * @throws IllegalArgumentException if the sentence cannot be used
   */
  public Entered enter(OutageId id, Area area, String sentence, @Nullable Instant nextNews)
      throws StoreException {
    Outage fresh =
        new Outage(
            id, area, sentence, nextNews, ports.clock().instant(), new OutageState.Open(), 0);
    Optional<Outage> before = ports.store().find(id);
    if (before.isEmpty() && open.size() >= OPEN_MAX) {
      return new Entered.TooMany(OPEN_MAX);
    }
    boolean first = before.isEmpty() && ports.store().add(fresh);
    read();
    return new Entered.Done(first ? fresh : ports.store().find(id).orElse(fresh));
  }

  /**
   * Callers hear this from now on.
   *
   * @throws IllegalArgumentException if the sentence cannot be used
   */
  public Entered say(OutageId id, String sentence, @Nullable Instant nextNews)
      throws StoreException {
    return change(id, outage -> outage.saying(sentence, nextNews));
  }

  /**
   * It is over: whoever asked for it is called, and hears this.
   *
   * @throws IllegalArgumentException if the sentence cannot be used
   */
  public Entered clear(OutageId id, String sentence) throws StoreException {
    Instant at = ports.clock().instant();
    return change(id, outage -> outage.in(new OutageState.Clearing(sentence, at)));
  }

  private Entered change(OutageId id, Function<Outage, Outage> how) throws StoreException {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      Optional<Outage> found = ports.store().find(id);
      if (found.isEmpty()) {
        return new Entered.Missing();
      }
      if (!found.get().open()) {
        return new Entered.Over(found.get());
      }
      Outage next = how.apply(found.get());
      // Somebody else was first: what they have made of it is looked at anew.
      if (ports.store().move(found.get(), next)) {
        read();
        ports.worker().execute(this::tellAll);
        return new Entered.Done(next);
      }
    }
    throw new StoreException("others change this outage at the same time; please try again");
  }

  // ---- Life

  /**
   * Reads what lasts, and has the all-clear told where that was begun: at the start, after each
   * change, and from time to time, as others may change it, too. Each is told once, however often
   * this is done.
   */
  public void refresh() throws StoreException {
    for (Outage outage : read()) {
      if (outage.state() instanceof OutageState.Clearing(String sentence, Instant at)
          && allAnnounced(outage, sentence)) {
        var _ = ports.store().move(outage, outage.in(new OutageState.Cleared(sentence, at)));
      }
    }
  }

  /** One reading after the other, so that what callers hear is of the latest. */
  private synchronized List<Outage> read() throws StoreException {
    List<Outage> unfinished = ports.store().unfinished();
    open = unfinished.stream().filter(Outage::open).toList();
    return unfinished;
  }

  private void tellAll() {
    try {
      refresh();
    } catch (StoreException _) {
      // Begun lastingly: it goes on with the next refresh.
    }
  }

  /** Who waits for a store that does not answer would wait for it once for each of them. */
  private boolean allAnnounced(Outage outage, String sentence) throws StoreException {
    for (Subscription subscription : ports.store().subscriptions(outage.id())) {
      if (!announced(subscription, sentence)) {
        return false;
      }
    }
    return true;
  }

  private boolean announced(Subscription subscription, String sentence) {
    @Nullable CaseId about = ports.caseOf().apply(subscription.call()).join().orElse(null);
    News news =
        new News(
            News.Kind.ALL_CLEAR,
            subscription.number(),
            subscription.line(),
            sentence,
            about,
            subscription.outage().value(),
            ports.clock().instant());
    return ports.announce().apply(subscription.notice(), news).join();
  }

  private static String allClear(Outage outage) {
    return switch (outage.state()) {
      case OutageState.Open _ -> outage.sentence();
      case OutageState.Clearing(String sentence, _) -> sentence;
      case OutageState.Cleared(String sentence, _) -> sentence;
    };
  }
}

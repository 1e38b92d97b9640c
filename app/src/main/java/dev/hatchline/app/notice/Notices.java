package dev.hatchline.app.notice;

import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Opening;
import dev.hatchline.app.call.Openings;
import dev.hatchline.app.callback.CustomerDials;
import dev.hatchline.app.callback.Wakes;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.call.CallEvent;
import dev.hatchline.call.CallId;
import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.DialPolicy;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.run.OutageHeard;
import dev.hatchline.routing.callback.StoreException;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.CaseEvent;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Changed;
import dev.hatchline.routing.cases.TellBy;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeDesk;
import dev.hatchline.routing.notice.NoticeKey;
import dev.hatchline.routing.notice.NoticeNews;
import dev.hatchline.routing.notice.NoticePorts;
import dev.hatchline.routing.notice.NoticeStore;
import dev.hatchline.routing.notice.Way;
import dev.hatchline.routing.notice.Ways;
import dev.hatchline.routing.outage.Outage;
import dev.hatchline.routing.outage.OutageDesk;
import dev.hatchline.routing.outage.OutagePorts;
import dev.hatchline.routing.outage.OutageStore;
import dev.hatchline.routing.outage.Subscription;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.Dialler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The news that customers are called with, and the outages that callers hear of. */
public final class Notices implements Openings, AutoCloseable {
  /** So often it is looked whether another engine, or a stopped one, left something to be done. */
  private static final Duration REFRESH_EVERY = Duration.ofSeconds(2);

  /** A call that another engine has dialled waits so long for what it is to tell. */
  private static final Duration TAKE_MAX = Duration.ofMillis(500);

  /** The last step is waited for so long. */
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Notices.class);

  /**
   * What news needs of the house.
   *
   * @param calls those that are up
   * @param news for meters and people; must return at once
   */
  public record House(
      OperatorConfig config,
      NoticeStore notices,
      OutageStore outages,
      Dialler dialler,
      Cases cases,
      Calls calls,
      Consumer<NoticeNews> news,
      ScheduledExecutorService timer,
      InstantSource clock) {}

  private final House house;
  private final DialPolicy dialPolicy;
  private final NoticeDesk desk;
  private final OutageDesk outages;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("notices").daemon().factory());
  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

  public Notices(House house) {
    this.house = house;
    this.dialPolicy = DialPolicy.of(house.config());
    Wakes wakes = new Wakes(house.timer(), house.clock(), this::tick);
    int lines = house.config().limits().calls();
    this.desk =
        new NoticeDesk(
            NoticeRules.policy(house.config()),
            new NoticePorts(
                house.notices(),
                new Ways(
                    Map.of(
                        Way.CALL, new NoticeCalls(house.config(), house.dialler(), house.clock())),
                    this::way),
                call -> house.calls().find(call).isPresent(),
                () -> lines - house.calls().count(),
                new NoticeHours(house.config()),
                new CaseNewsEnds(house.cases().desk(), house.cases().store(), this::later),
                house.clock(),
                this::heard,
                wakes::at,
                this::work,
                UUID::randomUUID));
    this.outages =
        new OutageDesk(
            new OutagePorts(
                house.outages(),
                (id, news) -> desk.announce(id, news).thenApply(Optional::isPresent),
                house.cases()::caseOf,
                this::later,
                house.clock()));
    var _ =
        house
            .timer()
            .scheduleWithFixedDelay(
                () -> later(this::refresh), 0, REFRESH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** As far as is known at this moment; whoever has not been asked is called. */
  private Way way(Notice notice) {
    return Optional.ofNullable(notice.news().about())
        .flatMap(house.cases().desk()::now)
        .flatMap(TellBy::chosen)
        .map(Notices::way)
        .orElse(Way.CALL);
  }

  /** What nobody has told is decided before this: whoever subscribed to an outage is called. */
  private static Way way(TellBy chosen) {
    return switch (chosen) {
      case CALL, NOBODY -> Way.CALL;
    };
  }

  // ---- What is heard first

  @Override
  public Optional<Opening> of(CallId call, String line, Optional<PhoneNumber> number) {
    return NoticeKey.is(call)
        ? desk.told(call).or(() -> taken(call)).map(notice -> news(notice, line))
        : outages.concerning(line, number).map(outage -> outage(outage, call, line, number));
  }

  /** By an engine that is gone, as it seems. */
  private Optional<Notice> taken(CallId call) {
    return desk.take(call)
        .completeOnTimeout(Optional.empty(), TAKE_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private Opening news(Notice notice, String line) {
    String queue =
        house.config().line(line).map(OperatorConfig.Line::queue).orElse(Flow.QUEUE_DEFAULT);
    return new NewsOpening(notice.news(), house.config().company(), queue);
  }

  private Opening outage(Outage outage, CallId call, String line, Optional<PhoneNumber> number) {
    Optional<PhoneNumber> callable = number.filter(own -> shut(own).isEmpty());
    String words =
        NewsWords.outage(
            outage, callable.isPresent(), house.config().hours().zone(), house.clock().instant());
    return new OutageOpening(
        words,
        callable
            .map(own -> new Subscription(outage.id(), own, line, call, house.clock().instant()))
            .<Supplier<CompletableFuture<Boolean>>>map(
                wish -> () -> CompletableFuture.supplyAsync(() -> subscribed(wish), waiting))
            .orElse(null));
  }

  @Override
  public Optional<OutageHeard> outage(
      String line, Optional<PhoneNumber> number, Optional<String> place) {
    boolean callable = number.filter(own -> shut(own).isEmpty()).isPresent();
    return outages.concerning(line, number, place).map(outage -> heard(outage, callable));
  }

  private OutageHeard heard(Outage outage, boolean callable) {
    String words =
        NewsWords.outage(outage, callable, house.config().hours().zone(), house.clock().instant());
    return new OutageHeard(outage.id().toString(), words, callable);
  }

  @Override
  public CompletableFuture<String> tellWhenOver(
      String id, CallId call, String line, PhoneNumber number) {
    Optional<Subscription> wish =
        outages.open().stream()
            .filter(outage -> outage.id().toString().equals(id))
            .map(outage ->
                new Subscription(outage.id(), number, line, call, house.clock().instant()))
            .findFirst();
    return CompletableFuture.supplyAsync(
        () ->
            wish.filter(this::subscribed).isPresent()
                ? NewsWords.SUBSCRIBED
                : NewsWords.NOT_SUBSCRIBED,
        waiting);
  }

  private boolean subscribed(Subscription wish) {
    try {
      outages.subscribe(wish);
      return true;
    } catch (StoreException fault) {
      log.warn("call {} cannot subscribe to an outage: {}", wish.call(), fault.getMessage());
      return false;
    }
  }

  /** Why this number is never called; empty when it may be. */
  public Optional<String> shut(PhoneNumber number) {
    return dialPolicy.refusal(number.e164());
  }

  // ---- What happens

  /** Hears each event of each call. */
  public void call(CallEvent event) {
    if (!NoticeKey.is(event.call())) {
      return;
    }
    switch (event) {
      case CallEvent.Chose(CallId call, Instant _, String node, char key)
          when key == NewsOpening.CONFIRM && tells(call, node) ->
          desk.confirmed(call);
      case CallEvent.JoinedLine(CallId call, Instant _, String _) -> desk.wantsPerson(call);
      case CallEvent.Ended(CallId call, Instant _, var _, var _) -> desk.ended(call);
      default -> {}
    }
  }

  private boolean tells(CallId call, String node) {
    return desk.told(call)
        .filter(notice -> NewsOpening.node(notice.news().kind()).equals(node))
        .isPresent();
  }

  /** The case of which this call tells news. */
  public Optional<CaseId> about(CallId call) {
    return desk.told(call).flatMap(notice -> Optional.ofNullable(notice.news().about()));
  }

  /** Asterisk is in sight; these calls are up. */
  public void inSight(Set<CallId> up, Instant asteriskStarted) {
    desk.recover(up, asteriskStarted);
  }

  public void outOfSight() {
    desk.outOfSight();
  }

  /** What dead engines had to tell is ours; done with whether the store has it. */
  public CompletableFuture<Boolean> inherit(Set<UUID> dead) {
    return desk.inherit(dead);
  }

  /** The phone of this call's customer rings; false if it tells no news. */
  public boolean rings(CallId call) {
    if (NoticeKey.is(call)) {
      desk.rings(call);
      return true;
    }
    return false;
  }

  /** False if it is about another call than one with news. */
  public boolean dialled(AsteriskEvent.CustomerDialled event) {
    if (NoticeKey.is(event.call())) {
      desk.dialled(event.call(), CustomerDials.fate(event.how()));
      return true;
    }
    return false;
  }

  /** The channel of this call is gone, and no session had it; false if it told no news. */
  public boolean gone(CallId call) {
    if (NoticeKey.is(call)) {
      desk.gone(call);
      return true;
    }
    return false;
  }

  /** Nobody else is rung until it is ended. */
  public void pause(boolean wanted) {
    desk.pause(wanted);
  }

  // ---- Doing, and reading

  public NoticeDesk desk() {
    return desk;
  }

  public OutageDesk outages() {
    return outages;
  }

  /** Where notices are kept. */
  public NoticeStore notices() {
    return house.notices();
  }

  /** Where outages are kept. */
  public OutageStore outageStore() {
    return house.outages();
  }

  // ---- Within

  /** The case of the customer says so from now on. */
  CompletableFuture<Changed> announced(CaseId about, Notice notice, Actor by) {
    return house.cases().desk().change(about, new CaseEvent.Announced(Tellings.of(notice, by)));
  }

  private void heard(NoticeNews news) {
    if (news instanceof NoticeNews.Taken(Notice fresh)) {
      CaseId about = fresh.news().about();
      if (about != null) {
        var _ = announced(about, fresh, Actor.HOUSE);
      }
    }
    if (news instanceof NoticeNews.Moved(Notice _, Notice after)) {
      log.info("notice {} is {}", after.id(), after.state().getClass().getSimpleName());
    }
    house.news().accept(news);
  }

  private void tick() {
    desk.tick();
  }

  private void refresh() {
    try {
      outages.refresh();
    } catch (StoreException fault) {
      log.debug("outages cannot be read: {}", fault.getMessage());
    }
  }

  private void later(Runnable work) {
    try {
      waiting.execute(work);
    } catch (RejectedExecutionException _) {
      log.debug("the house closes: outages are not looked at any more");
    }
  }

  private void work(Runnable step) {
    try {
      worker.execute(() -> {
        try {
          step.run();
        } catch (RuntimeException fault) {
          log.error("a step of the notices failed", fault);
        }
      });
    } catch (RejectedExecutionException _) {
      log.debug("the house closes: what happens to notices is read from Asterisk's record");
    }
  }

  /** What is being written is written; nobody interrupts it. */
  @Override
  public void close() {
    worker.shutdown();
    waiting.shutdown();
    try {
      if (!worker.awaitTermination(CLOSE_MAX.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("the last of the notices may be lost: the database takes too long");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

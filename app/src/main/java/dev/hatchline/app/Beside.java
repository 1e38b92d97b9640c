package dev.hatchline.app;

import dev.hatchline.app.asterisk.Ownership;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.engines.AwakeTicker;
import dev.hatchline.app.engines.Legacies;
import dev.hatchline.app.engines.LinePulse;
import dev.hatchline.app.engines.StandIn;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.shared.AgentWatch;
import dev.hatchline.app.shared.Nudges;
import dev.hatchline.app.shared.SharedDesk;
import dev.hatchline.app.shared.ToldFirst;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.EventFile;
import dev.hatchline.app.story.PastEvents;
import dev.hatchline.app.story.Stories;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.agent.Agent;
import dev.hatchline.routing.callback.CallbackOwners;
import dev.hatchline.routing.notice.NoticeStore;
import dev.hatchline.routing.shared.CommonLine;
import dev.hatchline.routing.shared.DatabaseAway;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.SharedLine;
import dev.hatchline.routing.shared.Ticker;
import dev.hatchline.routing.shared.Times;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Dialler;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The other engine, as far as the assembly has to do with it; nobody where there is one only. */
final class Beside implements AutoCloseable {
  /** What the store is waited for; it answers within that, or not at all. */
  private static final Duration INHERIT_MAX = Duration.ofSeconds(10);

  /** The status of an engine that was given up for dead while it only hung. */
  private static final int FENCED = 3;

  private final Setting setting;
  private final InstantSource clock;
  private final Ticker ticker;
  private final @Nullable EngineId me;
  private final @Nullable StandIn standIn;
  private final JdbcStore store;
  private final AgentWatch agents;
  private @Nullable CommonLine line;
  private @Nullable SharedDesk sharedDesk;
  private @Nullable ToldFirst rings;
  private volatile @Nullable Nudges nudges;

  private Beside(Setting setting, JdbcStore store, InstantSource clock, @Nullable EngineId me) {
    this.setting = setting;
    this.store = store;
    this.clock = clock;
    this.ticker = new AwakeTicker(System::nanoTime, clock);
    this.me = me;
    this.agents = new AgentWatch(clock);
    this.standIn = me == null ? null : new StandIn(me, store.membership(), ticker);
  }

  static Beside of(Setting setting, JdbcStore store, InstantSource clock) {
    String name = setting.installation().engine().word();
    boolean two = setting.config().twoEngines();
    return new Beside(setting, store, clock, two ? EngineId.fresh(name) : null);
  }

  /** What each agent does, at this engine or beside it. */
  AgentWatch agents() {
    return agents;
  }

  /** What is written on the channels that this engine has; empty where there is one only. */
  String mark() {
    return me == null ? "" : me.incarnation().toString();
  }

  /** The number by which the dialplan finds this engine; empty where there is one only. */
  String number() {
    return me == null ? "" : "" + setting.installation().engine().number();
  }

  Ownership ownership() {
    return standIn == null ? Ownership.ALONE : standIn;
  }

  /** The routing of this engine, whose line is the other's as well. */
  RoutingEngine routing(RoutingPolicy policy, Consumer<AgentMove> moves) {
    if (me == null) {
      return new RoutingEngine(policy, clock, moves);
    }
    Times times = new Times(clock, ticker);
    CommonLine common = new CommonLine(policy, store.sharedLine(), moves, _ -> nudge(), times);
    line = common;
    return common.engine();
  }

  private void nudge() {
    Nudges others = nudges;
    if (others != null) {
      others.send();
    }
  }

  JdbcStore.SharedCallbacks callbacks() {
    return me == null
        ? new JdbcStore.SharedCallbacks(store.callbacks(clock), CallbackOwners.ALONE)
        : store.callbacks(clock, me.incarnation());
  }

  NoticeStore notices() {
    return me == null ? store.notices() : store.notices(me.incarnation());
  }

  /** Dials nobody once another engine may have what we had. */
  Dialler dialler(Dialler dialler) {
    return standIn == null ? dialler : new LeasedDialler(dialler, standIn::leased);
  }

  /**
   * What is remembered of the calls before our start. Where there are two engines the open ones are
   * remembered by whoever inherits them.
   */
  void remember(EventFile file, Stories stories) {
    if (me == null) {
      file.recent().forEach(stories);
    } else {
      new PastEvents(setting.installation().events(), clock)
          .stories().stream()
              .filter(CallStory::ended)
              .flatMap(story -> story.events().stream())
              .forEach(stories);
    }
  }

  /** Whether it is this engine that tells others of an agent's move. */
  boolean tells(AgentMove move) {
    CommonLine common = line;
    return standIn == null
        || new Teller(standIn.first(), common != null && common.shared()).tells(move);
  }

  /** Whether it is this engine that counts what the agent does from this move on. */
  boolean counts(AgentMove move) {
    return tells(new AgentMove(move.after(), move.after(), move.at()));
  }

  /** Those of whom it is this engine that tells what nobody has moved. */
  List<Agent> told(Collection<Agent> agents) {
    Instant now = clock.instant();
    return agents.stream().filter(agent -> tells(new AgentMove(agent, agent, now))).toList();
  }

  /**
   * From now on the line is common, and what a dead engine leaves is taken up.
   *
   * @throws IOException if the port for nudges cannot be had
   */
  void begin(AsteriskLink link, Owed owed, Desk desk) throws IOException {
    CommonLine common = line;
    if (me == null || standIn == null || common == null) {
      return;
    }
    Installation here = setting.installation();
    standIn.legacies(new Ours(here, store.sharedLine(), link, owed, clock));
    desk.match(common::handle);
    ToldFirst told = new ToldFirst(this::othersSee, desk::carryOut);
    SharedDesk shared =
        new SharedDesk(
            common,
            new LinePulse(me, standIn, common),
            decisions -> {
              agents.look(common::held);
              told.carryOut(decisions);
            });
    rings = told;
    sharedDesk = shared;
    desk.match(shared::handle);
    nudges = Nudges.in(here, shared::nudged);
  }

  private CompletableFuture<Void> othersSee() {
    Nudges others = nudges;
    return others == null ? CompletableFuture.completedFuture(null) : others.seen();
  }

  /** Before anything ends here: nobody is claimed for an engine that rings no phone any more. */
  void rest() {
    if (sharedDesk != null) {
      sharedDesk.rest();
    }
  }

  @Override
  public void close() {
    Nudges others = nudges;
    if (others != null) {
      others.close();
    }
    if (sharedDesk != null) {
      sharedDesk.close();
    }
    if (rings != null) {
      rings.close();
    }
  }

  /** The customers whom an engine is to call. */
  record Owed(Callbacks callbacks, Notices notices) {
    /** Done with whether the store has both. */
    CompletableFuture<Boolean> inherit(Set<UUID> dead) {
      return callbacks
          .inherit(dead)
          .thenCombine(notices.inherit(dead), (promised, news) -> promised && news);
    }
  }

  private record Ours(
      Installation installation, SharedLine line, AsteriskLink link, Owed owed, InstantSource clock)
      implements Legacies {
    @Override
    public boolean inherit(Set<EngineId> dead) {
      try {
        for (EngineId engine : dead) {
          line.forget(engine);
        }
        Set<UUID> theirs = dead.stream().map(EngineId::incarnation).collect(Collectors.toSet());
        return owed.inherit(theirs).get(INHERIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (DatabaseAway | ExecutionException | TimeoutException _) {
        return false;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public List<CallStory> open(String engine) {
      return Stream.of(EngineName.values())
          .filter(name -> name.word().equals(engine))
          .map(name -> new PastEvents(installation.seenBy(name).events(), clock))
          .flatMap(past -> past.stories().stream())
          .filter(story -> !story.ended())
          .toList();
    }

    @Override
    public void askAsterisk() {
      link.resync();
    }

    @Override
    public void mark(Channel channel, String owner) {
      var _ = link.own(channel, owner);
    }

    @Override
    public void look() {
      owed.callbacks().look();
    }

    /** Without a word to anybody: whoever is told good-bye would be told by two. */
    @Override
    public void fenced() {
      Runtime.getRuntime().halt(FENCED);
    }
  }
}

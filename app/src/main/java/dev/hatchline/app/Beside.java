package dev.hatchline.app;

import dev.hatchline.app.asterisk.Ownership;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.engines.Legacies;
import dev.hatchline.app.engines.StandIn;
import dev.hatchline.app.story.CallStory;
import dev.hatchline.app.story.EventFile;
import dev.hatchline.app.story.PastEvents;
import dev.hatchline.app.story.Stories;
import dev.hatchline.conf.EngineName;
import dev.hatchline.conf.Installation;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.callback.CallbackOwners;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Dialler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private final @Nullable EngineId me;
  private final @Nullable StandIn standIn;

  private Beside(
      Setting setting, InstantSource clock, @Nullable EngineId me, @Nullable StandIn standIn) {
    this.setting = setting;
    this.clock = clock;
    this.me = me;
    this.standIn = standIn;
  }

  static Beside of(Setting setting, JdbcStore store, InstantSource clock) {
    if (!setting.config().twoEngines()) {
      return new Beside(setting, clock, null, null);
    }
    EngineId me = EngineId.fresh(setting.installation().engine().word());
    return new Beside(setting, clock, me, new StandIn(me, store.membership(), clock));
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

  JdbcStore.SharedCallbacks callbacks(JdbcStore store) {
    return me == null
        ? new JdbcStore.SharedCallbacks(store.callbacks(clock), CallbackOwners.ALONE)
        : store.callbacks(clock, me.incarnation());
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

  /**
   * Whether it is this engine that tells others of an agent's move. What is of a call is told by
   * the engine that has the call, and the rest by the first; a phone that talks, for no call of
   * ours, may be in a call of the other engine's, which tells of it.
   */
  boolean tells(AgentMove move) {
    AgentState before = move.before().state();
    AgentState after = move.after().state();
    return standIn == null
        || ofCall(before)
        || ofCall(after)
        || (standIn.first() && !talksElsewhere(before) && !talksElsewhere(after));
  }

  private static boolean ofCall(AgentState state) {
    return state.call() != null || state instanceof AgentState.WrapUp;
  }

  private static boolean talksElsewhere(AgentState state) {
    return state instanceof AgentState.OnCall;
  }

  void begin(AsteriskLink link, Callbacks callbacks) {
    if (standIn != null) {
      standIn.begin(new Ours(setting.installation(), link, callbacks, clock));
    }
  }

  @Override
  public void close() {
    if (standIn != null) {
      standIn.close();
    }
  }

  private record Ours(
      Installation installation, AsteriskLink link, Callbacks callbacks, InstantSource clock)
      implements Legacies {
    @Override
    public boolean inherit(Set<UUID> dead) {
      try {
        return callbacks.inherit(dead).get(INHERIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException _) {
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
      callbacks.look();
    }

    /** Without a word to anybody: whoever is told good-bye would be told by two. */
    @Override
    public void fenced() {
      Runtime.getRuntime().halt(FENCED);
    }
  }
}

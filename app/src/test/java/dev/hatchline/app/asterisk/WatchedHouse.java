package dev.hatchline.app.asterisk;

import dev.hatchline.app.business.Systems;
import dev.hatchline.app.call.CallEars;
import dev.hatchline.app.call.CallServices;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.DeskLine;
import dev.hatchline.app.call.LostCalls;
import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.flow.FlowShelf;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.tasks.MessageTasks;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.conf.Secrets;
import dev.hatchline.flow.FlowCatalog;
import dev.hatchline.flow.yaml.FlowReader;
import dev.hatchline.routing.RoutingEngine;
import dev.hatchline.routing.RoutingPolicy;
import dev.hatchline.routing.SteppedClock;
import dev.hatchline.routing.agent.AgentLimits;
import dev.hatchline.routing.callback.CallbackOwners;
import dev.hatchline.routing.store.CaseJournalFile;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Dialler;
import dev.hatchline.telephony.Music;
import dev.hatchline.telephony.prompt.Pcm;
import dev.hatchline.telephony.prompt.PromptStore;
import dev.hatchline.telephony.prompt.Synthesizer;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * All that hears of Asterisk, put together as the engine does, over a real database; the link is
 * there, and does nothing.
 */
final class WatchedHouse implements AutoCloseable {
  static final AgentId ANN = new AgentId("101");

  private static final Map<String, String> CONSTANTS =
      Map.of("company", "Example", "hours", "always", "date_order", "month and day");

  private static final Pcm SILENCE = Pcm.of(new short[80]);

  /** A voice that says nothing, at once. */
  private static final Synthesizer MUTE =
      new Synthesizer() {
        @Override
        public String voice() {
          return "mute";
        }

        @Override
        public Pcm speak(String text) {
          return SILENCE;
        }

        @Override
        public void close() {}
      };

  final SteppedClock clock = new SteppedClock();
  final Calls calls = new Calls();
  final Desk desk;
  final LostCalls lostCalls;
  final AsteriskWatch watch;

  /** What is told of calls. */
  final List<CallEvent> story = new CopyOnWriteArrayList<>();

  /** What is told of what happened before. */
  final List<List<CallEvent>> earlier = new CopyOnWriteArrayList<>();

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final OperatorConfig config = OperatorConfig.defaults();
  private final PhoneNumbers numbers = new PhoneNumbers(config);
  private final Stories stories = new Stories();
  private final AsteriskLink link = idle(AsteriskLink.class);
  private final Dialler dialler = idle(Dialler.class);
  private final Path folder;
  private final JdbcStore store;
  private final Cases cases;
  private final Callbacks callbacks;
  private final Notices notices;
  private final MessageTasks tasks;
  private final PromptStore prompts;
  private final Systems systems;

  WatchedHouse(Path folder) throws Exception {
    this.folder = folder;
    store = JdbcStore.embedded(folder.resolve("db"));
    RoutingPolicy policy =
        RoutingPolicy.of(
            Map.of("people", Set.of(ANN)),
            new AgentLimits(Duration.ofSeconds(30), Duration.ZERO, Duration.ofSeconds(30)));
    desk = new Desk(new RoutingEngine(policy, clock), calls, link, _ -> false, _ -> {}, clock);
    cases = cases();
    callbacks = callbacks();
    notices = notices();
    tasks = tasks();
    Installation installation = new Installation(folder.resolve("home"), folder, 0);
    Secrets secrets = Secrets.open(installation, config);
    systems = Systems.of(config, installation, secrets, clock);
    prompts = new PromptStore(folder.resolve("prompts"), folder.resolve("recordings"), MUTE);
    FlowShelf flows =
        FlowShelf.of(
            new FlowCatalog(
                Map.of("company-line", new FlowReader(CONSTANTS).shipped("company-line"))));
    Music music = new Music(SILENCE, List.of("music"));
    CallServices services =
        new CallServices(
            config,
            installation,
            flows,
            new Sounds(prompts, folder, config.hours(), config.company(), music, music),
            CallEars.NONE,
            calls,
            desk,
            callbacks,
            cases,
            link,
            story::add,
            stories,
            notices,
            systems,
            numbers,
            CompletableFuture.completedFuture(null),
            timer,
            clock);
    lostCalls = new LostCalls(services, earlier::add);
    Agents agents = new Agents(Set.of(ANN));
    watch =
        new AsteriskWatch(
            calls,
            desk,
            agents,
            new Adoption(calls, desk, agents, lostCalls, Ownership.ALONE, () -> {}, clock),
            new Drain(link, _ -> {}, true),
            new AsteriskWatch.Owed(callbacks, tasks, notices));
  }

  private Notices notices() {
    return new Notices(
        new Notices.House(
            config,
            store.notices(),
            store.outages(),
            dialler,
            cases,
            calls,
            _ -> {},
            timer,
            clock));
  }

  private Cases cases() {
    return new Cases(
        new Cases.House(
            config,
            new FlowShelf(),
            numbers,
            stories,
            store.cases(),
            new CaseJournalFile(folder.resolve("cases.jsonl")),
            _ -> {},
            _ -> Optional.empty(),
            timer,
            clock));
  }

  private Callbacks callbacks() {
    DeskLine line = new DeskLine(desk, calls);
    return new Callbacks(
        new Callbacks.House(
            config,
            numbers,
            store.callbacks(clock),
            CallbackOwners.ALONE,
            dialler,
            line,
            desk::outlook,
            _ -> Optional.empty(),
            line,
            _ -> {},
            timer,
            clock));
  }

  private MessageTasks tasks() {
    return new MessageTasks(
        new MessageTasks.House(
            config,
            new Messages(folder.resolve("messages"), stories),
            stories,
            numbers,
            store.tasks(),
            cases,
            callbacks,
            dialler,
            new DeskLine(desk, calls),
            desk::outlook,
            _ -> {},
            clock));
  }

  /** Everything that it is told to do is done, and nothing follows. */
  private static <T> T idle(Class<T> kind) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (_, _, _) -> CompletableFuture.completedFuture(true)));
  }

  @Override
  public void close() {
    desk.close();
    callbacks.close();
    tasks.close();
    notices.close();
    cases.close();
    timer.shutdownNow();
    systems.close();
    prompts.close();
    store.close();
  }
}

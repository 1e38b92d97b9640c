package dev.hatchline.app;

import dev.hatchline.app.asterisk.Adoption;
import dev.hatchline.app.asterisk.Agents;
import dev.hatchline.app.asterisk.AsteriskWatch;
import dev.hatchline.app.asterisk.Drain;
import dev.hatchline.app.business.Systems;
import dev.hatchline.app.call.CallServices;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.DeskLine;
import dev.hatchline.app.call.InboundCallHandler;
import dev.hatchline.app.call.Incidents;
import dev.hatchline.app.call.LostCalls;
import dev.hatchline.app.call.Sounds;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.data.EngineMemory;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.notice.Deeds;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.numbers.PhoneNumbers;
import dev.hatchline.app.shared.AgentWatch;
import dev.hatchline.app.story.EventFile;
import dev.hatchline.app.story.Keeper;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.story.WaitScore;
import dev.hatchline.app.tasks.MessageTasks;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.conf.Installation;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.yaml.FlowException;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.cases.CaseNews;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.routing.store.Store;
import dev.hatchline.routing.store.StoreReadings;
import dev.hatchline.routing.store.Write;
import dev.hatchline.routing.store.WriteBehind;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.ami.AmiLink;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaReadings;
import dev.hatchline.telephony.prompt.PromptException;
import dev.hatchline.telephony.prompt.PromptStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The call engine, put together. It starts while Asterisk is down, connects when it comes, reads
 * what is up, and only then opens its door for callers.
 */
public final class Engine implements AutoCloseable {
  private final Setting setting;
  private final Calls calls = new Calls();
  private final Stories stories = new Stories();
  private final Incidents incidents = new Incidents();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("call-timer").daemon().factory());
  private final EventFile eventFile;
  private final Messages messages;
  private final JdbcStore store;
  private final WriteBehind writer;
  private final NotedIncidents noted;
  private final WaitScore waits;
  private final Webhooks webhooks;
  private final PromptStore prompts;
  private final Publisher flows;
  private final AudioSocketServer media;
  private final AmiLink link;
  private final Desk desk;
  private final Cases cases;
  private final CaseWork work;
  private final Callbacks callbacks;
  private final Notices notices;
  private final Deeds deeds = new Deeds();
  private final CallServices services;
  private final Door door;
  private final Drain drain;
  private final Systems systems;
  private final Kept kept;
  private final Beside beside;

  private Engine(Setting setting, Ears ears, InstantSource clock)
      throws FlowException, PromptException, IOException {
    this.setting = setting;
    Installation installation = setting.installation();
    prompts = Voice.prompts(setting);
    Sounds sounds = Voice.sounds(setting, prompts);
    flows = Flows.open(setting, sounds, clock);
    eventFile = Kept.events(setting, clock);
    messages = new Messages(installation.messages(), stories);
    store = Kept.store(setting);
    beside = Beside.of(setting, store, clock);
    beside.remember(eventFile, stories);
    writer = new WriteBehind(store, installation.journal(), clock);
    noted = new NotedIncidents(incidents, writer);
    waits = new WaitScore(store, clock);
    webhooks =
        Webhooks.open(setting.config(), setting.secrets(), store.outbox(), writer::offer, clock);
    Keeper keeper = new Keeper(stories, messages, installation.engine().number(), this::keep);
    media = AsteriskSide.media(setting);
    CompletableFuture<AsteriskWatch> watch = new CompletableFuture<>();
    link =
        AmiLink.start(
            AsteriskSide.ami(setting, beside.number()), clock, event -> watch.join().accept(event));
    desk = desk(setting.config(), clock);
    door = new Door(AsteriskSide.agi(setting, beside.mark()), media, link);
    systems = Systems.of(setting.config(), installation, setting.secrets(), clock);
    PhoneNumbers numbers = new PhoneNumbers(setting.config());
    DeskLine line = new DeskLine(desk, calls);
    cases = cases(setting, numbers, ears.cases().andThen(webhooks::hear), clock);
    JdbcStore.SharedCallbacks owed = beside.callbacks();
    callbacks =
        new Callbacks(
            new Callbacks.House(
                setting.config(),
                numbers,
                owed.store(),
                owed.owners(),
                beside.dialler(link),
                line,
                desk::outlook,
                cases::affinity,
                line,
                ears.callbacks().andThen(cases::callback).andThen(this::news),
                timer,
                clock));
    kept =
        Kept.of(
            setting,
            new Kept.Written(store, writer, eventFile),
            new EngineMemory(stories, incidents, callbacks, cases),
            clock);
    notices =
        new Notices(
            new Notices.House(
                setting.config(),
                beside.notices(),
                store.outages(),
                beside.dialler(link),
                cases,
                calls,
                ears.notices()
                    .andThen(news -> NoticeIncidents.of(news, clock.instant()).ifPresent(noted)),
                timer,
                clock));
    deeds.begin(notices.desk()::withdraw);
    drain = new Drain(link, this::pause, !setting.config().twoEngines());
    desk.serve(callbacks);
    work =
        CaseWork.start(
            new MessageTasks.House(
                setting.config(),
                messages,
                stories,
                numbers,
                store.tasks(),
                cases,
                callbacks,
                link,
                line,
                desk::outlook,
                noted,
                clock),
            webhooks,
            notices);
    desk.serve(work.tasks());
    LongPauses.watch(() -> beside.told(desk.readings().agents()), noted, timer, clock);
    services =
        new CallServices(
            setting.config(),
            installation,
            flows.shelf(),
            sounds,
            calls,
            desk,
            callbacks,
            cases,
            link,
            ears.calls()
                .andThen(stories)
                .andThen(cases::call)
                .andThen(eventFile)
                .andThen(keeper)
                .andThen(webhooks::hear)
                .andThen(work.tasks()::call)
                .andThen(notices::call)
                .andThen(new KeptPromises(callbacks))
                .andThen(flows.shelf()),
            stories,
            notices,
            systems,
            numbers,
            door.opened(),
            timer,
            clock);
    beside.begin(link, new Beside.Owed(callbacks, notices), desk);
    watch.complete(watch(new InboundCallHandler(services), clock));
    AsteriskSide.look(link, timer);
  }

  private Cases cases(
      Setting setting, PhoneNumbers numbers, Consumer<CaseNews> news, InstantSource clock) {
    return new Cases(
        new Cases.House(
            setting.config(),
            flows.shelf(),
            numbers,
            stories,
            store.cases(),
            Leftovers.caseJournal(setting),
            news.andThen(told -> CaseIncidents.of(told, clock.instant()).ifPresent(noted))
                .andThen(deeds),
            call -> notices.about(call),
            timer,
            clock));
  }

  private void news(CallbackNews news) {
    webhooks.hear(news);
    CallbackIncidents.of(news, services.clock().instant()).ifPresent(noted);
  }

  private void pause(boolean wanted) {
    callbacks.pause(wanted);
    notices.pause(wanted);
  }

  private void moved(AgentMove move) {
    beside.agents().accept(move);
    if (beside.tells(move)) {
      webhooks.hear(move);
    }
  }

  /** What is lost here is counted there. */
  private void keep(Write row) {
    var _ = writer.offer(row);
  }

  private Desk desk(OperatorConfig config, InstantSource clock) {
    Predicate<String> message =
        name -> config.queue(name).map(OperatorConfig.Queue::messageWhenNobody).orElse(true);
    return new Desk(
        beside.routing(RoutingRules.of(config), this::moved), calls, link, message, noted, clock);
  }

  /** What is up is taken in first; then callers may come. */
  private AsteriskWatch watch(InboundCallHandler callers, InstantSource clock) {
    Agents agents = AsteriskSide.agents(setting.config());
    LostCalls lostCalls = new LostCalls(services);
    Adoption adoption =
        new Adoption(
            calls, desk, agents, lostCalls, beside.ownership(), () -> door.open(callers), clock);
    return new AsteriskWatch(
        calls,
        desk,
        agents,
        adoption,
        drain,
        new AsteriskWatch.Owed(callbacks, work.tasks(), notices));
  }

  /**
   * Starts the engine; Asterisk may be down.
   *
   * @throws FlowException with every fault of the flows
   * @throws PromptException if a prompt cannot be spoken
   * @throws IOException if a port or folder cannot be had
   */
  public static Engine start(Setting setting, Ears ears, InstantSource clock)
      throws FlowException, PromptException, IOException {
    return new Engine(setting, ears, clock);
  }

  /** Why callers are not let in though Asterisk is there; absent when they are. */
  public @Nullable String doorShut() {
    return door.shut();
  }

  public Setting setting() {
    return setting;
  }

  public Calls calls() {
    return calls;
  }

  public Stories stories() {
    return stories;
  }

  /** What callers left on the line. */
  public Messages messages() {
    return messages;
  }

  /** What a person should look into. */
  public Incidents incidents() {
    return incidents;
  }

  public Desk desk() {
    return desk;
  }

  /** What agents do, at this engine or beside it. */
  public AgentWatch agents() {
    return beside.agents();
  }

  /** The calls that we owe. */
  public Callbacks callbacks() {
    return callbacks;
  }

  /** The news that customers are called with, and outages. */
  public Notices notices() {
    return notices;
  }

  public Publisher flows() {
    return flows;
  }

  /** The customers' cases. */
  public Cases cases() {
    return cases;
  }

  /** What goes on with cases while nobody talks. */
  public CaseWork work() {
    return work;
  }

  public LinkReadings linkReadings() {
    return link.readings();
  }

  /** Whether the process of Asterisk that the supervisor has noted is there. */
  public boolean asteriskRuns() {
    return Info.pids(setting.installation()).containsKey("asterisk");
  }

  public MediaReadings mediaReadings() {
    return media.readings();
  }

  public StoreReadings storeReadings() {
    return writer.readings();
  }

  /** What has been kept of calls that are no longer in memory. */
  public Store store() {
    return store;
  }

  /** Everything that is kept, for what operators do with it. */
  public Kept everything() {
    return kept;
  }

  /** How good the waits are that callers are told. */
  public WaitScore waits() {
    return waits;
  }

  /** Other systems that are told what happens. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** Events that the disk took too long for. */
  public long eventsLost() {
    return eventFile.lost();
  }

  /** The operator's order to take no new calls. */
  public Drain drain() {
    return drain;
  }

  /** Channels that are up in Asterisk, those of no call of ours among them; empty if unknown. */
  public OptionalInt channels() {
    return link.channels().join();
  }

  /** Leaves every caller to Asterisk, in order. */
  @Override
  public void close() {
    beside.rest();
    door.close();
    flows.close();
    media.close();
    link.close();
    desk.close();
    callbacks.close();
    work.close();
    notices.close();
    cases.close();
    timer.shutdownNow();
    systems.close();
    prompts.close();
    eventFile.close();
    kept.close();
    waits.close();
    webhooks.close();
    writer.close();
    beside.close();
    store.close();
  }
}

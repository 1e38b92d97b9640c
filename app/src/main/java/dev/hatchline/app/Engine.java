package dev.hatchline.app;

import dev.hatchline.app.asterisk.Adoption;
import dev.hatchline.app.asterisk.Agents;
import dev.hatchline.app.asterisk.AsteriskWatch;
import dev.hatchline.app.asterisk.Drain;
import dev.hatchline.app.call.CallServices;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.InboundCallHandler;
import dev.hatchline.app.call.Incidents;
import dev.hatchline.app.call.LostCalls;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.data.EngineMemory;
import dev.hatchline.app.flow.Publisher;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.shared.AgentWatch;
import dev.hatchline.app.story.AgentMoves;
import dev.hatchline.app.story.Alive;
import dev.hatchline.app.story.Messages;
import dev.hatchline.app.story.Stories;
import dev.hatchline.app.story.WaitScore;
import dev.hatchline.app.tasks.MessageTexts;
import dev.hatchline.app.wall.Today;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.call.AgentId;
import dev.hatchline.call.CallEvent;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.flow.run.PromptLength;
import dev.hatchline.flow.yaml.problem.FlowException;
import dev.hatchline.metrics.measure.AgentMoved;
import dev.hatchline.routing.AgentMove;
import dev.hatchline.routing.agent.AgentState;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.routing.store.Store;
import dev.hatchline.telephony.ami.AmiLink;
import dev.hatchline.telephony.prompt.PromptException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The call engine, put together. It starts while Asterisk is down, connects when it comes, reads
 * what is up, and only then opens its door for callers.
 */
public final class Engine implements AutoCloseable {
  private final Setting setting;
  private final Ears ears;
  private final InstantSource clock;
  private final Calls calls = new Calls();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("call-timer").daemon().factory());
  private final Dialogue dialogue;
  private final Chronicle chronicle;
  private final Beside beside;
  private final Webhooks webhooks;
  private final AmiLink link;
  private final Desk desk;
  private final Door door;
  private final Customers customers;
  private final Kept kept;
  private final Drain drain;
  private final Vitals vitals;

  private Engine(Setting setting, Ears ears, InstantSource clock)
      throws FlowException, PromptException, IOException {
    this.setting = setting;
    this.ears = ears;
    this.clock = clock;
    dialogue = new Dialogue(setting, ears.speech(), clock);
    chronicle = new Chronicle(setting, clock);
    beside = Beside.of(setting, chronicle.store(), clock);
    beside.remember(chronicle.events(), chronicle.stories());
    chronicle.begin(setting.config().twoEngines(), clock);
    begun();
    webhooks = openWebhooks();
    CompletableFuture<AsteriskWatch> watch = new CompletableFuture<>();
    link =
        AmiLink.start(
            AsteriskSide.ami(setting, beside.number()), clock, event -> watch.join().accept(event));
    desk = desk(setting.config());
    door = new Door(AsteriskSide.agi(setting, beside.mark()), dialogue.media(), link);
    customers = customers(ears);
    kept = kept();
    drain = new Drain(link, customers::pause, !setting.config().twoEngines());
    vitals = new Vitals(door, link, dialogue, chronicle);
    LongPauses.watch(() -> beside.told(desk.readings().agents()), chronicle.noted(), timer, clock);
    beside.begin(link, new Beside.Owed(customers.callbacks(), customers.notices()), desk);
    watch.complete(watch(services(ears)));
    AsteriskSide.look(link, timer);
    if (setting.config().twoEngines()) {
      long beat = Membership.BEAT.toMillis();
      var _ = timer.scheduleWithFixedDelay(this::tellFound, beat, beat, TimeUnit.MILLISECONDS);
    }
  }

  private Webhooks openWebhooks() {
    return Webhooks.open(
        setting.config(),
        setting.secrets(),
        chronicle.store().outbox(),
        chronicle.writer()::offer,
        clock);
  }

  private Desk desk(OperatorConfig config) {
    Predicate<String> message =
        name -> config.queue(name).map(OperatorConfig.Queue::messageWhenNobody).orElse(true);
    return new Desk(
        beside.routing(RoutingRules.of(config), this::moved),
        calls,
        link,
        message,
        chronicle.noted(),
        clock);
  }

  private void moved(AgentMove move) {
    AgentMoved measured = AgentMoves.measured(move);
    beside.agents().accept(move);
    ears.agents().moved(measured, beside.counts(move));
    if (beside.tells(move)) {
      webhooks.hear(move);
      chronicle.moves().keep(measured);
    }
  }

  private void begun() {
    chronicle.stories().open().forEach(story -> ears.earlier().accept(story.events()));
    chronicle.moves().begun(agents(setting.config()), chronicle.alive(), clock.instant());
    long every = Alive.EVERY.toSeconds();
    // No call's timer waits for the disk.
    var _ =
        timer.scheduleAtFixedRate(
            () -> Thread.startVirtualThread(chronicle.alive()::beat), 0, every, TimeUnit.SECONDS);
  }

  private static List<AgentId> agents(OperatorConfig config) {
    return config.agents().stream().map(agent -> new AgentId(agent.extension())).toList();
  }

  /** Those at work of whom it is this engine that tells, though they have not moved. */
  private void tellFound() {
    Instant now = clock.instant();
    chronicle
        .moves()
        .found(
            beside.told(desk.readings().agents()).stream()
                .filter(agent -> !(agent.state() instanceof AgentState.SignedOut))
                .map(agent -> AgentMoves.measured(new AgentMove(agent, agent, now)))
                .toList());
  }

  private Customers customers(Ears ears) {
    return new Customers(
        new Customers.House(
            setting, ears, dialogue, chronicle, webhooks, beside, link, calls, desk, timer, clock));
  }

  private Kept kept() {
    return Kept.of(
        setting,
        new Kept.Written(chronicle.store(), chronicle.writer(), chronicle.events()),
        new EngineMemory(
            chronicle.stories(), chronicle.incidents(), customers.callbacks(), customers.cases()),
        clock);
  }

  private CallServices services(Ears ears) {
    return new CallServices(
        setting.config(),
        setting.installation(),
        dialogue.flows().shelf(),
        dialogue.sounds(),
        dialogue.speech().ears().with(ears.notes()),
        calls,
        desk,
        customers.callbacks(),
        customers.cases(),
        link,
        hearers(ears.calls()),
        chronicle.stories(),
        customers.notices(),
        dialogue.systems(),
        dialogue.numbers(),
        door.opened(),
        timer,
        clock);
  }

  /** All who hear what happens in calls, in their order. */
  private Consumer<CallEvent> hearers(Consumer<CallEvent> first) {
    return first
        .andThen(chronicle.stories())
        .andThen(chronicle.today())
        .andThen(customers.cases()::call)
        .andThen(chronicle.events())
        .andThen(chronicle.keeper())
        .andThen(webhooks::hear)
        .andThen(customers.calls())
        .andThen(dialogue.flows().shelf());
  }

  /** What is up is taken in first; then callers may come. */
  private AsteriskWatch watch(CallServices services) {
    InboundCallHandler callers = new InboundCallHandler(services);
    Agents agents = AsteriskSide.agents(setting.config());
    LostCalls lostCalls = new LostCalls(services, ears.earlier());
    Adoption adoption =
        new Adoption(
            calls, desk, agents, lostCalls, beside.ownership(), () -> door.open(callers), clock);
    return new AsteriskWatch(calls, desk, agents, adoption, drain, customers.owed());
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

  public Setting setting() {
    return setting;
  }

  public Calls calls() {
    return calls;
  }

  public Stories stories() {
    return chronicle.stories();
  }

  /** What callers left on the line. */
  public Messages messages() {
    return chronicle.messages();
  }

  /** What was said in them, where it was understood. */
  public MessageTexts texts() {
    return customers.texts();
  }

  /** What a person should look into. */
  public Incidents incidents() {
    return chronicle.incidents();
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
    return customers.callbacks();
  }

  /** The news that customers are called with, and outages. */
  public Notices notices() {
    return customers.notices();
  }

  public Publisher flows() {
    return dialogue.flows();
  }

  /** How long prompts take by the voices that callers hear. */
  public PromptLength promptLengths() {
    return dialogue.sounds()::length;
  }

  /** The customers' cases. */
  public Cases cases() {
    return customers.cases();
  }

  /** What goes on with cases while nobody talks. */
  public CaseWork work() {
    return customers.work();
  }

  /** How the engine is, and what it depends on. */
  public Vitals vitals() {
    return vitals;
  }

  /** Whether the process of Asterisk that the supervisor has noted is there. */
  public boolean asteriskRuns() {
    return Info.pids(setting.installation()).containsKey("asterisk");
  }

  /** What has been kept of calls that are no longer in memory. */
  public Store store() {
    return chronicle.store();
  }

  /** Everything that is kept, for what operators do with it. */
  public Kept everything() {
    return kept;
  }

  /** How good the waits are that callers are told. */
  public WaitScore waits() {
    return chronicle.waits();
  }

  /** The figures of the day so far. */
  public Today today() {
    return chronicle.today();
  }

  /** Other systems that are told what happens. */
  public Webhooks webhooks() {
    return webhooks;
  }

  /** The operator's order to take no new calls. */
  public Drain drain() {
    return drain;
  }

  /** Leaves every caller to Asterisk, in order. */
  @Override
  public void close() {
    beside.rest();
    door.close();
    dialogue.fallSilent();
    link.close();
    desk.close();
    customers.close();
    timer.shutdownNow();
    dialogue.close();
    kept.close();
    webhooks.close();
    chronicle.moves().ended(agents(setting.config()), chronicle.alive(), clock.instant());
    chronicle.finish();
    beside.close();
    chronicle.close();
  }
}

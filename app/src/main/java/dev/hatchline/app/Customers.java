package dev.hatchline.app;

import dev.hatchline.app.asterisk.AsteriskWatch;
import dev.hatchline.app.call.Calls;
import dev.hatchline.app.call.Desk;
import dev.hatchline.app.call.DeskLine;
import dev.hatchline.app.callback.Callbacks;
import dev.hatchline.app.cases.Cases;
import dev.hatchline.app.notice.Deeds;
import dev.hatchline.app.notice.Notices;
import dev.hatchline.app.story.Message;
import dev.hatchline.app.tasks.MessageTasks;
import dev.hatchline.app.tasks.MessageTexts;
import dev.hatchline.app.webhook.Webhooks;
import dev.hatchline.call.CallEvent;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.callback.CallbackNews;
import dev.hatchline.routing.store.JdbcStore;
import dev.hatchline.telephony.ami.AmiLink;
import dev.hatchline.telephony.speech.model.ShippedModel;
import dev.hatchline.telephony.speech.worker.Transcriber;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * What customers come with, and what we owe them: their cases, the calls back, the news, and the
 * messages that somebody is to hear.
 */
final class Customers implements AutoCloseable {
  private final House house;
  private final Deeds deeds = new Deeds();
  private final Cases cases;
  private final Callbacks callbacks;
  private final Notices notices;
  private final CaseWork work;
  private final MessageTexts texts;

  /** What customers need of the house. */
  record House(
      Setting setting,
      Ears ears,
      Dialogue dialogue,
      Chronicle chronicle,
      Webhooks webhooks,
      Beside beside,
      AmiLink link,
      Calls calls,
      Desk desk,
      ScheduledExecutorService timer,
      InstantSource clock) {
    OperatorConfig config() {
      return setting.config();
    }
  }

  /** Agents are set aside for them by the house's desk from now on. */
  Customers(House house) {
    this.house = house;
    DeskLine line = new DeskLine(house.desk(), house.calls());
    cases = openCases();
    callbacks = openCallbacks(line);
    notices = openNotices();
    deeds.begin(notices.desk()::withdraw);
    house.desk().serve(callbacks);
    work = openWork(line);
    house.desk().serve(work.tasks());
    texts = openTexts(line);
  }

  private Cases openCases() {
    return new Cases(
        new Cases.House(
            house.config(),
            house.dialogue().flows().shelf(),
            house.dialogue().numbers(),
            house.chronicle().stories(),
            house.chronicle().store().cases(),
            Leftovers.caseJournal(house.setting()),
            house
                .ears()
                .cases()
                .andThen(house.webhooks()::hear)
                .andThen(told ->
                    CaseIncidents.of(told, house.clock().instant())
                        .ifPresent(house.chronicle().noted()))
                .andThen(deeds),
            call -> notices.about(call),
            house.timer(),
            house.clock()));
  }

  private Callbacks openCallbacks(DeskLine line) {
    JdbcStore.SharedCallbacks owed = house.beside().callbacks();
    return new Callbacks(
        new Callbacks.House(
            house.config(),
            house.dialogue().numbers(),
            owed.store(),
            owed.owners(),
            house.beside().dialler(house.link()),
            line,
            house.desk()::outlook,
            cases::affinity,
            line,
            house.ears().callbacks().andThen(cases::callback).andThen(this::news),
            house.timer(),
            house.clock()));
  }

  private void news(CallbackNews news) {
    house.webhooks().hear(news);
    CallbackIncidents.of(news, house.clock().instant()).ifPresent(house.chronicle().noted());
  }

  private Notices openNotices() {
    return new Notices(
        new Notices.House(
            house.config(),
            house.beside().notices(),
            house.chronicle().store().outages(),
            house.beside().dialler(house.link()),
            cases,
            house.calls(),
            house
                .ears()
                .notices()
                .andThen(news ->
                    NoticeIncidents.of(news, house.clock().instant())
                        .ifPresent(house.chronicle().noted())),
            house.timer(),
            house.clock()));
  }

  private CaseWork openWork(DeskLine line) {
    return CaseWork.start(
        new MessageTasks.House(
            house.config(),
            house.chronicle().messages(),
            house.chronicle().stories(),
            house.dialogue().numbers(),
            house.chronicle().store().tasks(),
            cases,
            callbacks,
            house.link(),
            line,
            house.desk()::outlook,
            house.chronicle().noted(),
            house.clock()),
        house.webhooks(),
        notices);
  }

  private MessageTexts openTexts(DeskLine line) {
    return MessageTexts.start(
        new MessageTexts.House(
            house.chronicle().messages(),
            this::freeSpeech,
            line::up,
            house.chronicle().store().words(),
            Transcriber.ofThisProgram()::run,
            house.clock()));
  }

  /**
   * By the language that the caller was taken to speak; where no engine was there to know, by that
   * in which the line begins.
   */
  private Optional<Path> freeSpeech(Message message) {
    return Optional.ofNullable(message.language())
        .or(() -> house.config().line(message.line()).map(this::language))
        .flatMap(house.dialogue().speech()::freeSpeech);
  }

  private String language(OperatorConfig.Line line) {
    return line.language()
        .or(() ->
            house
                .dialogue()
                .flows()
                .shelf()
                .live(line.flow())
                .map(live -> live.main().read().languages().first()))
        .filter(first -> !first.isEmpty())
        .orElse(ShippedModel.LANGUAGE);
  }

  /** What was said in messages. */
  MessageTexts texts() {
    return texts;
  }

  Cases cases() {
    return cases;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  Notices notices() {
    return notices;
  }

  CaseWork work() {
    return work;
  }

  /** Hears of each call what it leaves to be done, and what it did of that; returns at once. */
  Consumer<CallEvent> calls() {
    Consumer<CallEvent> tasks = work.tasks()::call;
    return tasks.andThen(notices::call).andThen(new KeptPromises(callbacks));
  }

  AsteriskWatch.Owed owed() {
    return new AsteriskWatch.Owed(callbacks, work.tasks(), notices);
  }

  /** Whether nobody is to be called for the time being. */
  void pause(boolean wanted) {
    callbacks.pause(wanted);
    notices.pause(wanted);
  }

  @Override
  public void close() {
    texts.close();
    callbacks.close();
    work.close();
    notices.close();
    cases.close();
  }
}

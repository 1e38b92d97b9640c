package dev.hatchline.app;

import dev.hatchline.app.story.EventFile;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.metrics.EngineReadings;
import dev.hatchline.metrics.EngineReadings.Pool;
import dev.hatchline.metrics.SpeechReadings;
import dev.hatchline.routing.store.StoreReadings;
import dev.hatchline.routing.store.WriteBehind;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.media.MediaLimits;
import dev.hatchline.telephony.media.MediaReadings;
import java.util.List;
import java.util.function.Supplier;

/** How the engine is, and how full what has a limit is, as the meters want it. */
final class EnginePools implements Supplier<EngineReadings> {
  private final Engine engine;

  EnginePools(Engine engine) {
    this.engine = engine;
  }

  @Override
  public EngineReadings get() {
    Vitals vitals = engine.vitals();
    LinkReadings link = vitals.link();
    MediaReadings media = vitals.media();
    StoreReadings store = vitals.store();
    return new EngineReadings(
        List.of(
            calls(),
            new Pool(
                "media",
                media.sessions(),
                MediaLimits.standard().sessions(),
                media.refusedConnections()),
            new Pool("ami-events", link.queued(), LinkReadings.QUEUED_MAX, link.lost()),
            new Pool("store", store.waiting(), WriteBehind.WAITING_MAX, store.lost()),
            new Pool(
                "event-file", vitals.eventsWaiting(), EventFile.WAITING_MAX, vitals.eventsLost()),
            speech(vitals.speech().readings())),
        link.connected(),
        store.up(),
        store.journalled(),
        link.lagP99(),
        media.latenessP99(),
        media.behind());
  }

  /** Who is one too many is left to Asterisk, which tells nobody. */
  private Pool calls() {
    OperatorConfig.Limits limits = engine.setting().config().limits();
    return new Pool("calls", engine.calls().count(), limits.calls(), 0);
  }

  private Pool speech(SpeechReadings speech) {
    return new Pool(
        "speech", speech.listening(), engine.setting().config().speech().calls(), speech.shed());
  }
}

package dev.hatchline.app;

import dev.hatchline.app.story.EventFile;
import dev.hatchline.routing.store.StoreReadings;
import dev.hatchline.routing.store.WriteBehind;
import dev.hatchline.telephony.LinkReadings;
import dev.hatchline.telephony.ami.AmiLink;
import dev.hatchline.telephony.media.AudioSocketServer;
import dev.hatchline.telephony.media.MediaReadings;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How the engine is, and what it depends on; read at any moment. */
public final class Vitals {
  private final Door door;
  private final AmiLink link;
  private final AudioSocketServer media;
  private final SpeechSide speech;
  private final WriteBehind writer;
  private final EventFile events;

  Vitals(Door door, AmiLink link, Dialogue dialogue, Chronicle chronicle) {
    this.door = door;
    this.link = link;
    this.media = dialogue.media();
    this.speech = dialogue.speech();
    this.writer = chronicle.writer();
    this.events = chronicle.events();
  }

  /** Why callers are not let in though Asterisk is there; absent when they are. */
  public @Nullable String doorShut() {
    return door.shut();
  }

  public LinkReadings link() {
    return link.readings();
  }

  /** Channels that are up in Asterisk, those of no call of ours among them; empty if unknown. */
  public OptionalInt channels() {
    return link.channels().join();
  }

  public MediaReadings media() {
    return media.readings();
  }

  /** What is heard of callers. */
  public SpeechSide speech() {
    return speech;
  }

  public StoreReadings store() {
    return writer.readings();
  }

  /** Events on their way to the disk. */
  public int eventsWaiting() {
    return events.waiting();
  }

  /** Events that the disk took too long for. */
  public long eventsLost() {
    return events.lost();
  }
}

package dev.hatchline.app;

import dev.hatchline.telephony.Arrivals;
import dev.hatchline.telephony.agi.AgiDoor;
import dev.hatchline.telephony.agi.AgiSettings;
import dev.hatchline.telephony.ami.AmiLink;
import dev.hatchline.telephony.media.AudioSocketServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door through which Asterisk hands us callers; shut until somebody opens it. */
final class Door implements AutoCloseable {
  /** A port that is taken is tried again after so long. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Door.class);

  private final AgiSettings settings;
  private final AudioSocketServer media;
  private final AmiLink link;
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private volatile @Nullable String shut = "The door for calls is not open yet";
  private @Nullable AgiDoor door;
  private boolean closed;

  Door(AgiSettings settings, AudioSocketServer media, AmiLink link) {
    this.settings = settings;
    this.media = media;
    this.link = link;
  }

  /**
   * Lets callers in; does nothing the second time. When the port cannot be had, the truth is asked
   * for again, after which we are called again.
   */
  synchronized void open(Arrivals arrivals) {
    if (door != null || closed) {
      return;
    }
    try {
      door = AgiDoor.open(settings, media, link, arrivals);
      shut = null;
      opened.complete(null);
      log.info("calls can be taken");
    } catch (IOException fault) {
      String why = "The door for calls cannot be opened: " + fault.getMessage();
      if (!why.equals(shut)) {
        log.error(why);
      }
      shut = why;
      CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS)
          .execute(link::resync);
    }
  }

  /** Why no caller is let in, in one sentence; absent when they are. */
  @Nullable String shut() {
    return shut;
  }

  /** Done when it is open for the first time. */
  CompletableFuture<Void> opened() {
    return opened;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (door != null) {
      door.close();
    }
  }
}

package dev.hatchline.telephony.ami;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.AsteriskEvent;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.LinkReadings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The link to Asterisk's manager interface, kept up in the background. */
public final class AmiLink implements AsteriskLink {
  private final InstantSource clock;

  private AmiLink(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Starts to connect and returns at once; Asterisk may be down.
   *
   * @param listener hears every event, on one thread of the link; it must hand over and return
   */
  public static AmiLink start(
      AmiSettings settings, InstantSource clock, Consumer<AsteriskEvent> listener) {
    return new AmiLink(clock);
  }

  @Override
  public CompletableFuture<Boolean> hangUp(Channel channel) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> cancelDial(Channel caller) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> redirect(Channel channel, String context, String extension) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> prolong(Channel channel, Duration absolute) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> pauseInQueue(AgentId agent, boolean paused, String reason) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> setPaused(AgentId agent, boolean paused) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public CompletableFuture<Boolean> setGlobal(String name, String value) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public void resync() {}

  @Override
  public LinkReadings readings() {
    return new LinkReadings(
        false, clock.instant(), "not tried yet", Duration.ZERO, Duration.ZERO, 0, 0);
  }

  @Override
  public void close() {}
}

package dev.hatchline.telephony.agi;

import dev.hatchline.call.AgentId;
import dev.hatchline.telephony.AsteriskLink;
import dev.hatchline.telephony.Channel;
import dev.hatchline.telephony.Heard;
import dev.hatchline.telephony.LinkReadings;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A link that writes down what is asked of it and never answers. */
final class FakeLink implements AsteriskLink {
  final Heard<String> asked = new Heard<>();

  private CompletableFuture<Boolean> wrote(String text) {
    asked.add(text);
    return new CompletableFuture<>();
  }

  @Override
  public CompletableFuture<Boolean> hangUp(Channel channel) {
    return wrote("hang up");
  }

  @Override
  public CompletableFuture<Boolean> cancelDial(Channel caller) {
    return wrote("cancel");
  }

  @Override
  public CompletableFuture<Boolean> press(Channel channel, char key) {
    return wrote("press " + key);
  }

  @Override
  public CompletableFuture<Boolean> tap(Channel caller, String to) {
    return wrote("tap " + caller.uniqueId() + " " + to);
  }

  @Override
  public CompletableFuture<Boolean> prolong(Channel channel, Duration absolute) {
    return wrote("prolong " + absolute.toSeconds());
  }

  @Override
  public CompletableFuture<Boolean> own(Channel channel, String owner) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Boolean> pauseInQueue(AgentId agent, boolean paused, String reason) {
    return wrote("pause in queue");
  }

  @Override
  public CompletableFuture<Boolean> pause(AgentId agent, String reason) {
    return wrote("pause");
  }

  @Override
  public CompletableFuture<Boolean> resume(AgentId agent) {
    return wrote("resume");
  }

  @Override
  public CompletableFuture<Boolean> drain(boolean on) {
    return wrote("drain");
  }

  @Override
  public CompletableFuture<OptionalInt> channels() {
    return new CompletableFuture<>();
  }

  @Override
  public void resync() {}

  @Override
  public void look() {}

  @Override
  public LinkReadings readings() {
    return new LinkReadings(true, Instant.EPOCH, null, Duration.ZERO, Duration.ZERO, 0, 0);
  }

  @Override
  public void close() {}
}

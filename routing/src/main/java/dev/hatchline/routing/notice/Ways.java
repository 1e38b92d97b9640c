package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.Fate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * All channels as one. Each attempt goes by the way that the customer has chosen by then; a key is
 * of one attempt alone, so that whatever is asked about it may be asked of every channel.
 *
 * @param channels with one for {@link Way#CALL}
 * @param chosen by what this customer wants to be told; asked anew at each attempt, and at once
 */
public record Ways(Map<Way, Channel> channels, Function<Notice, Way> chosen) implements Channel {
  /**
   * Copies the channels.
   *
   * @throws IllegalArgumentException if nobody can be called
   */
  public Ways {
    channels = Map.copyOf(channels);
    if (!channels.containsKey(Way.CALL)) {
      throw new IllegalArgumentException(
          "expected a channel for calls, found " + channels.keySet());
    }
  }

  @Override
  public CompletableFuture<Boolean> tell(CallId key, Notice notice) {
    Channel channel = channels.get(chosen.apply(notice));
    return Objects.requireNonNullElseGet(
            channel, () -> Objects.requireNonNull(channels.get(Way.CALL)))
        .tell(key, notice);
  }

  /** Of all together: while one of them cannot be asked, nobody knows what it began. */
  @Override
  public CompletableFuture<Optional<Map<CallId, Fate>>> fates() {
    List<CompletableFuture<Optional<Map<CallId, Fate>>>> asked =
        channels.values().stream().map(Channel::fates).toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(_ -> joined(asked.stream().map(CompletableFuture::join).toList()));
  }

  private static Optional<Map<CallId, Fate>> joined(
      Collection<Optional<Map<CallId, Fate>>> answers) {
    Map<CallId, Fate> all = new HashMap<>();
    for (Optional<Map<CallId, Fate>> answer : answers) {
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      all.putAll(answer.get());
    }
    return Optional.of(all);
  }

  @Override
  public void bar(CallId key) {
    channels.values().forEach(channel -> channel.bar(key));
  }

  @Override
  public void forget(CallId key) {
    channels.values().forEach(channel -> channel.forget(key));
  }
}

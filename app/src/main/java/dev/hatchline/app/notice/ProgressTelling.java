package dev.hatchline.app.notice;

import dev.hatchline.call.PhoneNumber;
import dev.hatchline.conf.OperatorConfig;
import dev.hatchline.routing.cases.Actor;
import dev.hatchline.routing.cases.Case;
import dev.hatchline.routing.cases.CaseId;
import dev.hatchline.routing.cases.Contact;
import dev.hatchline.routing.notice.News;
import dev.hatchline.routing.notice.Notice;
import dev.hatchline.routing.notice.NoticeId;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Has a customer told that something has changed in their case. */
public record ProgressTelling(Notices notices, OperatorConfig config, InstantSource clock) {
  /** The store did not keep it. */
  private static final class NotKept extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NotKept() {
      super("the database does not answer");
    }
  }

  /**
   * Has it told by a call.
   *
   * @param key the same key tells it once; absent if it is told each time
   * @param by who has it told, as the case says
   * @return done when that is lasting; empty if nobody knows a number that may be called; failed if
   *     the store does not answer
   * @throws IllegalArgumentException if the sentence cannot be used
   */
  public CompletableFuture<Optional<Notice>> tell(
      Case about, String sentence, @Nullable String key, Actor by) {
    Optional<PhoneNumber> number = number(about).filter(own -> notices.shut(own).isEmpty());
    if (number.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    NoticeId id = key == null ? new NoticeId(UUID.randomUUID()) : id(about.id(), key);
    News news =
        new News(
            News.Kind.PROGRESS,
            number.get(),
            line(about),
            sentence,
            about.id(),
            null,
            clock.instant());
    return notices
        .desk()
        .announce(id, news)
        .thenCompose(kept -> {
          kept.ifPresent(notice -> {
            var _ = notices.announced(about.id(), notice, by);
          });
          return kept.isPresent()
              ? CompletableFuture.completedFuture(kept)
              : CompletableFuture.failedFuture(new NotKept());
        });
  }

  /** Of what is told of this case under this key. */
  static NoticeId id(CaseId about, String key) {
    return new NoticeId(
        UUID.nameUUIDFromBytes((about + " " + key).getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<PhoneNumber> number(Case about) {
    return Optional.ofNullable(about.customer().number())
        .or(() -> about.dossier().latest().map(Contact::from));
  }

  /** That they rang last, so that they know it; the first of the house otherwise. */
  private String line(Case about) {
    return about
        .dossier()
        .latest()
        .map(Contact::line)
        .filter(line -> config.line(line).isPresent())
        .orElseGet(() -> config.lines().getFirst().number());
  }
}

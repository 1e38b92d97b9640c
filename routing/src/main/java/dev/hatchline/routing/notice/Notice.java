package dev.hatchline.routing.notice;

import dev.hatchline.routing.callback.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * News for one customer, and how far it has come. Changed only by {@link NoticeTransitions}.
 *
 * @param attempts begun so far
 * @param begunAt when the last of them began; absent before the first
 * @param settled whether what follows from its end is lasting: nothing is left to be done
 * @param version rises with each change that is kept
 */
public record Notice(
    NoticeId id,
    News news,
    NoticeState state,
    int attempts,
    @Nullable Instant begunAt,
    boolean settled,
    int version) {
  public Notice {
    begunAt = begunAt == null ? null : Text.micros(begunAt);
  }

  /** One that nobody has been dialled for. */
  static Notice fresh(NoticeId id, News news, NoticeState.Due due) {
    return new Notice(id, news, due, 0, null, false, 0);
  }

  Notice in(NoticeState next) {
    return new Notice(id, news, next, attempts, begunAt, settled, version);
  }

  /** One attempt more. */
  Notice begun(NoticeState.Dialling next) {
    return new Notice(id, news, next, attempts + 1, next.at(), settled, version);
  }

  /** The attempt that had begun was none: nobody was dialled. */
  Notice notBegun(NoticeState.Due next) {
    return new Notice(id, news, next, attempts - 1, begunAt, settled, version);
  }

  Notice settle() {
    return new Notice(id, news, state, attempts, begunAt, true, version);
  }

  Notice of(int newVersion) {
    return new Notice(id, news, state, attempts, begunAt, settled, newVersion);
  }
}

package dev.hatchline.routing.notice;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For the tests of the desk: may be away, and may keep a thing without saying so. */
final class MemoryNoticeStore implements NoticeStore {
  final Map<NoticeId, Notice> rows = new LinkedHashMap<>();
  private final List<Instant> begun = new ArrayList<>();
  boolean away;
  int asked;

  /** The next change is kept, but nobody hears so. */
  boolean silent;

  Notice row(NoticeId id) {
    return Objects.requireNonNull(rows.get(id));
  }

  private void answer() throws StoreException {
    asked++;
    if (away) {
      throw new StoreException("away", new IllegalStateException());
    }
  }

  private void speak() throws StoreException {
    if (silent) {
      silent = false;
      away = true;
      answer();
    }
  }

  @Override
  public boolean add(Notice fresh) throws StoreException {
    answer();
    boolean added = rows.putIfAbsent(fresh.id(), fresh) == null;
    speak();
    return added;
  }

  @Override
  public boolean move(Notice from, Notice to) throws StoreException {
    answer();
    Notice row = rows.get(from.id());
    boolean ours = row != null && row.version() == from.version();
    if (ours) {
      rows.put(to.id(), to);
      if (to.begunAt() != null && !to.begunAt().equals(from.begunAt())) {
        begun.add(to.begunAt());
      }
    }
    speak();
    return ours;
  }

  @Override
  public List<Notice> unsettled() throws StoreException {
    answer();
    return rows.values().stream()
        .filter(row -> !row.settled())
        .sorted(Comparator.comparing(row -> row.news().at()))
        .toList();
  }

  @Override
  public Optional<Notice> own(NoticeId id) throws StoreException {
    return find(id);
  }

  @Override
  public boolean underWay(CallId call) throws StoreException {
    answer();
    return rows.values().stream()
        .anyMatch(row -> !row.settled() && row.state().live().equals(Optional.of(call)));
  }

  @Override
  public void inherit(Set<UUID> dead) {}

  @Override
  public Optional<Notice> take(CallId call) {
    return Optional.empty();
  }

  @Override
  public Optional<Notice> find(NoticeId id) throws StoreException {
    answer();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public Rung rung(Instant now) throws StoreException {
    answer();
    long live =
        rows.values().stream()
            .filter(row -> within(row.begunAt(), CALL_MAX, now))
            .filter(row ->
                row.state() instanceof NoticeState.Dialling
                    || row.state() instanceof NoticeState.Answered)
            .count();
    long rung = begun.stream().filter(at -> within(at, NoticePace.WINDOW, now)).count();
    return new Rung((int) live, (int) rung);
  }

  private static boolean within(@Nullable Instant at, Duration window, Instant now) {
    return at != null && at.isAfter(now.minus(window)) && !at.isAfter(now);
  }

  @Override
  public List<Instant> begunSince(Instant since) throws StoreException {
    answer();
    return begun.stream().filter(at -> !at.isBefore(since)).sorted().toList();
  }
}

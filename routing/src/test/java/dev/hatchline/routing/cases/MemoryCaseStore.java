package dev.hatchline.routing.cases;

import dev.hatchline.call.CallId;
import dev.hatchline.routing.callback.StoreException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A store of tests, held to the same contract; it can be told to be away. */
final class MemoryCaseStore implements CaseStore {
  final Map<CaseId, Case> rows = new LinkedHashMap<>();
  private final Map<CallId, CaseId> contacts = new HashMap<>();

  /** Refuses everything. */
  boolean away;

  /** Does what it is told, and then says that it is away. */
  boolean silent;

  private void check() throws StoreException {
    if (away) {
      throw new StoreException("the store of the test is away");
    }
  }

  private void answer() throws StoreException {
    if (away || silent) {
      throw new StoreException("the store of the test is away");
    }
  }

  @Override
  public synchronized Written keep(List<Move> moves) throws StoreException {
    check();
    Map<CaseId, Case> next = new LinkedHashMap<>();
    for (Move move : moves) {
      Case from = move.from();
      Case row = rows.get(move.to().id());
      if (from == null ? row != null : row == null || row.version() != from.version()) {
        answer();
        return new Written.Stale(move.to().id());
      }
      next.put(move.to().id(), move.to());
    }
    for (Move move : moves) {
      Optional<CaseId> twin = twin(next, move.to());
      if (twin.isPresent()) {
        answer();
        return new Written.Twin(twin.get());
      }
    }
    rows.putAll(next);
    for (Move move : moves) {
      if (move.to().into().isEmpty()) {
        Case from = move.from();
        move.to().dossier().contacts().stream()
            .filter(c -> from == null || !from.dossier().contacts().contains(c))
            .forEach(c -> contacts.put(c.call(), move.to().id()));
      }
    }
    answer();
    return new Written.Done();
  }

  private Optional<CaseId> twin(Map<CaseId, Case> next, Case c) {
    return c.openKey()
        .flatMap(_ ->
            rows.values().stream()
                .map(row -> next.getOrDefault(row.id(), row))
                .filter(row -> !row.id().equals(c.id()) && row.openKey().equals(c.openKey()))
                .map(Case::id)
                .findFirst());
  }

  @Override
  public synchronized Optional<Case> find(CaseId id) throws StoreException {
    answer();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized Optional<Case> find(CallId call) throws StoreException {
    answer();
    return Optional.ofNullable(contacts.get(call)).map(rows::get);
  }

  @Override
  public synchronized List<Case> of(Customer customer, int max) throws StoreException {
    return list(
        c ->
            c.into().isEmpty()
                && ((customer.number() != null && customer.number().equals(c.customer().number()))
                    || (customer.account() != null
                        && customer.account().equals(c.customer().account()))
                    || (customer.number() != null
                        && c.dossier().contacts().stream()
                            .anyMatch(k -> customer.number().equals(k.from())))),
        Comparator.comparing(Case::contactedAt).reversed(),
        max);
  }

  @Override
  public synchronized int countOpen() throws StoreException {
    return list(Case::open, Comparator.comparing(Case::openedAt), CASES_MAX).size();
  }

  @Override
  public synchronized List<Case> over(Instant now, int max) throws StoreException {
    return list(c -> c.lapsed(now), Comparator.comparing(c -> c.id().value()), max);
  }

  @Override
  public synchronized List<Case> unsentCredits(int max) throws StoreException {
    return list(
        c -> c.dossier().credits().stream().anyMatch(Credit::unsent),
        Comparator.comparing(c -> c.id().value()),
        max);
  }

  private List<Case> list(Predicate<Case> which, Comparator<Case> order, int max)
      throws StoreException {
    answer();
    return rows.values().stream()
        .filter(which)
        .sorted(order)
        .limit(Math.clamp(max, 0, CASES_MAX))
        .toList();
  }
}

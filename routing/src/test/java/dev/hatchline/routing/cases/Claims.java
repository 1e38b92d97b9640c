package dev.hatchline.routing.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What was said to be kept, and must be found. */
final class Claims {
  /** {@code by} is the engine that said so. */
  private record Claim(String what, TestDesk by, CompletableFuture<Kept> kept, Predicate<Case> is) {
    boolean acknowledged() {
      return kept.isDone() && !(kept.join() instanceof Kept.Refused);
    }
  }

  private final List<Claim> claims = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();

  void add(String what, TestDesk by, CompletableFuture<Kept> kept, Predicate<Case> is) {
    claims.add(new Claim(what, by, kept, is));
  }

  void note(TestDesk by, CompletableFuture<Kept> kept, Note note) {
    add("note " + note.id(), by, kept, c -> c.dossier().notes().contains(note));
  }

  void contact(TestDesk by, CompletableFuture<Kept> kept, Contact contact) {
    add(
        "contact " + contact.call(),
        by,
        kept,
        c -> c.dossier().contact(contact.call()).isPresent());
  }

  /** It died; what it had not acknowledged nobody relies on. */
  void died(TestDesk engine) {
    told(engine);
    claims.removeIf(claim -> claim.by() == engine && !claim.acknowledged());
  }

  /** What a person was told could not be done after all is not lost unseen. */
  void told(TestDesk engine) {
    for (CaseNews news : engine.news) {
      if (news instanceof CaseNews.Refused(CaseChange change, _)
          && change.event() instanceof CaseEvent.Noted(Note note)) {
        refused.add("note " + note.id());
      }
    }
  }

  int acknowledged() {
    return (int) claims.stream().filter(Claim::acknowledged).count();
  }

  /** In every state of the rows. */
  void check(Collection<Case> rows) {
    for (Claim claim : claims) {
      if (claim.acknowledged() && !refused.contains(claim.what())) {
        assertThat(rows.stream().filter(row -> row.into().isEmpty()).anyMatch(claim.is()))
            .as("%s was acknowledged as %s, and is lost", claim.what(), claim.kept().join())
            .isTrue();
      }
    }
    checkKeys(rows);
  }

  static void checkKeys(Collection<Case> rows) {
    Map<String, Case> open = new HashMap<>();
    for (Case row : rows) {
      row.openKey()
          .ifPresent(key -> assertThat(open.put(key, row)).as("two open ones: %s", row).isNull());
    }
  }
}

package dev.hatchline.app.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Member;
import dev.hatchline.routing.shared.Membership;
import dev.hatchline.telephony.CallMarks;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EstateTest {
  private final EngineId a = EngineId.fresh("a");
  private final EngineId b = EngineId.fresh("b");
  private final EngineId later = EngineId.fresh("a");

  private static Member alive(EngineId engine) {
    return new Member(engine, Membership.LEASE, null);
  }

  private static Member dead(EngineId engine, @Nullable EngineId heir) {
    return new Member(engine, Duration.ZERO, heir == null ? null : heir.incarnation());
  }

  private static CallMarks had(EngineId owner) {
    return new CallMarks(null, null, "1000", "", owner.incarnation().toString(), "0");
  }

  private static CallMarks hadByNobody(String state, String tried) {
    return new CallMarks(null, null, "1000", state, "", tried);
  }

  @Test
  void whoLivesKeepsItsCalls() {
    List<Member> members = List.of(alive(a), alive(b));
    assertThat(new Estate(a, members).ours(had(a))).isTrue();
    assertThat(new Estate(b, members).ours(had(a))).isFalse();
  }

  @Test
  void aDeadOnesCallsAreTheHeirsAndBeforeThatNobodys() {
    List<Member> unknown = List.of(dead(a, null), alive(b), alive(later));
    assertThat(new Estate(b, unknown).ours(had(a))).isFalse();
    assertThat(new Estate(later, unknown).ours(had(a))).isFalse();
    List<Member> known = List.of(dead(a, b), alive(b), alive(later));
    assertThat(new Estate(b, known).ours(had(a))).isTrue();
    assertThat(new Estate(later, known).ours(had(a))).isFalse();
    assertThat(new Estate(b, known).inherited()).containsExactly(a);
    assertThat(new Estate(later, known).heirless()).isEmpty();
  }

  @Test
  void whatAnHeirWhoDiedHadTakenUpIsHeirless() {
    List<Member> members = List.of(dead(a, b), dead(b, null), alive(later));
    assertThat(new Estate(later, members).heirless()).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void whomNoEngineHadIsTheNearestOnesIfWithPeople() {
    List<Member> members = List.of(alive(a), alive(b));
    assertThat(new Estate(a, members).ours(hadByNobody(CallMarks.PEOPLE, "1"))).isFalse();
    assertThat(new Estate(b, members).ours(hadByNobody(CallMarks.PEOPLE, "1"))).isTrue();
    assertThat(new Estate(b, members).ours(hadByNobody("", "1")))
        .as("on the way to an engine")
        .isFalse();
    List<Member> one = List.of(alive(a), dead(b, null));
    assertThat(new Estate(a, one).ours(hadByNobody(CallMarks.PEOPLE, "1"))).isTrue();
  }
}

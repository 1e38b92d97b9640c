package dev.hatchline.app.engines;

import dev.hatchline.conf.EngineName;
import dev.hatchline.routing.shared.EngineId;
import dev.hatchline.routing.shared.Member;
import dev.hatchline.telephony.CallMarks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which calls and callbacks belong to whom, by what the database told last of the engines; pure. A
 * call is that engine's which had it last, for as long as it lives, and then its heir's. Whom no
 * engine has had yet, and whom Asterisk alone brings to people, is that engine's which was tried
 * last, or the other one's if it is dead.
 *
 * @param me this start of this engine
 */
record Estate(EngineId me, List<Member> members) {
  Estate {
    members = List.copyOf(members);
  }

  boolean ours(CallMarks marks) {
    if (marks.owner().equals(me.incarnation().toString())) {
      return true;
    }
    return member(marks.owner())
        .map(owner -> me.incarnation().equals(owner.heir()))
        .orElseGet(() -> marks.state().equals(CallMarks.PEOPLE) && nearest(marks.engine()));
  }

  private Optional<Member> member(String incarnation) {
    return members.stream()
        .filter(member -> member.id().incarnation().toString().equals(incarnation))
        .findFirst();
  }

  private boolean nearest(String engine) {
    Set<String> alive =
        members.stream()
            .filter(Member::alive)
            .map(member -> member.id().name())
            .collect(Collectors.toSet());
    return Stream.concat(
            Stream.of(EngineName.values()).filter(name -> engine.equals("" + name.number())),
            Stream.of(EngineName.values()))
        .map(EngineName::word)
        .filter(alive::contains)
        .findFirst()
        .filter(me.name()::equals)
        .isPresent();
  }

  /** Whether nobody who lives has a name before ours. */
  boolean first() {
    return members.stream()
        .filter(Member::alive)
        .noneMatch(member -> member.id().name().compareTo(me.name()) < 0);
  }

  /** The dead whose heir we are, and who are not settled yet. */
  Set<EngineId> inherited() {
    return members.stream()
        .filter(member -> me.incarnation().equals(member.heir()))
        .map(Member::id)
        .collect(Collectors.toSet());
  }

  /** The dead who have no heir, or whose heir is dead. */
  List<EngineId> heirless() {
    Set<UUID> alive =
        members.stream()
            .filter(Member::alive)
            .map(member -> member.id().incarnation())
            .collect(Collectors.toSet());
    return members.stream()
        .filter(member -> !member.alive() && !member.id().equals(me))
        .filter(member -> member.heir() == null || !alive.contains(member.heir()))
        .map(Member::id)
        .toList();
  }
}

package dev.hatchline.routing.shared;

import dev.hatchline.routing.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one engine alive to the others, and sees to what the dead leave. No thread of its own; one
 * thread at a time.
 */
public final class Living implements Pulse {
  private final String name;
  private final Membership members;
  private final SharedLine shared;
  private final CommonLine line;
  private final Consumer<EngineId> heir;
  private final InstantSource clock;
  private @Nullable EngineId me;
  private Instant beaten = Instant.MIN;

  /**
   * What an engine lives in.
   *
   * @param heir takes over what else the dead engine had; again, if it throws
   */
  public record House(
      Membership members, SharedLine shared, Consumer<EngineId> heir, InstantSource clock) {}

  public Living(String name, House house, CommonLine line) {
    this.name = name;
    this.members = house.members();
    this.shared = house.shared();
    this.heir = house.heir();
    this.clock = house.clock();
    this.line = line;
  }

  @Override
  public List<Decision> beat() {
    List<Decision> decisions = new ArrayList<>();
    try {
      if (me == null || !members.beat(me)) {
        EngineId fresh = EngineId.fresh(name);
        decisions.addAll(line.left());
        me = null;
        if (!members.join(fresh)) {
          return decisions;
        }
        me = fresh;
      }
      beaten = clock.instant();
      if (!line.shared()) {
        decisions.addAll(line.joined(me));
      }
      lookAfterTheDead(me);
    } catch (DatabaseAway _) {
      // Its lease may be over by now, and another engine may have what was ours.
      if (line.shared() && !beaten.plus(Membership.LEASE).isAfter(clock.instant())) {
        decisions.addAll(line.left());
      }
    }
    return decisions;
  }

  private void lookAfterTheDead(EngineId heirToBe) throws DatabaseAway {
    List<Member> all = members.members();
    Set<UUID> alive = new HashSet<>();
    all.stream().filter(Member::alive).forEach(each -> alive.add(each.id().incarnation()));
    for (Member each : all) {
      @Nullable UUID before = each.heir();
      boolean open =
          before == null || before.equals(heirToBe.incarnation()) || !alive.contains(before);
      if (!each.alive() && open && members.takeOver(each.id(), heirToBe)) {
        shared.forget(each.id());
        heir.accept(each.id());
        var _ = members.settled(each.id(), heirToBe);
      }
    }
  }

  @Override
  public void leave() {
    if (me != null) {
      try {
        members.leave(me);
      } catch (DatabaseAway _) {
        // The lease ends by itself.
      }
    }
  }
}

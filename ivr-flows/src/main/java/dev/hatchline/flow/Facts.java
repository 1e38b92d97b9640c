package dev.hatchline.flow;

import dev.hatchline.flow.Line.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a node says of itself: all that the checker, pictures and tests of flows have to know of its
 * kind.
 *
 * @param exits every way out, in the order in which they are judged; none where the flow ends
 * @param lines everything that can be heard here
 * @param listens how it listens, if it does; words of the house that listen, as for a time, are not
 *     told
 * @param acts whether coming here a second time does something a second time
 * @param works the longest that somebody else is waited for here
 */
public record Facts(
    List<Way> exits,
    List<Line> lines,
    Learning learning,
    Optional<Listens> listens,
    Ending ending,
    boolean acts,
    Duration works) {
  public Facts {
    exits = List.copyOf(exits);
    lines = List.copyOf(lines);
  }

  /** Of a node that goes these ways, and does and says nothing more. */
  public static Facts of(Way... exits) {
    return new Facts(
        List.of(exits),
        List.of(),
        Learning.of(Set.of(), Set.of()),
        Optional.empty(),
        Ending.NONE,
        false,
        Duration.ZERO);
  }

  /** It is heard here too, and needs the values that it names. */
  public Facts saying(Role role, Prompt prompt) {
    List<Line> more = new ArrayList<>(lines);
    more.add(new Line(role, prompt));
    return saying(more).learning(Learning.of(Line.names(more), learning.forgets()));
  }

  /** The same, if it is there. */
  public Facts saying(Role role, Optional<Prompt> prompt) {
    return prompt.map(said -> saying(role, said)).orElse(this);
  }

  /** The same with these ways besides. */
  public Facts going(Stream<Way> more) {
    List<Way> all = Stream.concat(exits.stream(), more).toList();
    return new Facts(all, lines, learning, listens, ending, acts, works);
  }

  /** To be called after what is said: that needs values too. */
  public Facts learning(Learning other) {
    return new Facts(exits, lines, other, listens, ending, acts, works);
  }

  public Facts listening(Listens how) {
    return new Facts(exits, lines, learning, Optional.of(how), ending, acts, works);
  }

  public Facts ending(Ending how) {
    return new Facts(exits, lines, learning, listens, how, acts, works);
  }

  public Facts acting(boolean again) {
    return new Facts(exits, lines, learning, listens, ending, again, works);
  }

  /** Somebody else is waited for, at most so long. */
  public Facts working(Duration longest) {
    return new Facts(exits, lines, learning, listens, ending, acts, longest);
  }

  /** Whether a caller may come through without a key, and without having failed a try. */
  public boolean passes() {
    return listens.filter(Listens::always).isEmpty();
  }

  private Facts saying(List<Line> all) {
    return new Facts(exits, all, learning, listens, ending, acts, works);
  }
}

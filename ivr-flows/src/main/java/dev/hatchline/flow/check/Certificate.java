package dev.hatchline.flow.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that a flow strands nobody. Of the same text, in the same house and with the same voice it
 * is the same.
 *
 * @param flow its name
 * @param hash of its text, SHA-256 in hex
 * @param voice who says it
 * @param about whether times are bounds, and not measured
 * @param walked what was gone through
 * @param named when a person has been named to every caller, at the latest
 * @param errors how long failed tries lead to a person at the longest; of no length where nothing
 *     is asked
 * @param ends the nodes where calls end
 * @param prompt the longest that is said
 * @param choices the most at one node
 */
public record Certificate(
    String flow,
    String hash,
    String voice,
    boolean about,
    Walked walked,
    Timed named,
    Timed errors,
    Ends ends,
    Timed prompt,
    int choices) {
  private static final int HASH_SHOWN = 12;

  /**
   * What was gone through.
   *
   * @param entrances where calls come in: {@code start}, {@code waiting}, {@code callback}
   * @param conditions each of which was taken to be true, and not to be
   * @param keys states in which {@code 0} leads to a person
   * @param digits states in which digits are typed
   */
  public record Walked(
      int nodes, int states, int conditions, List<String> entrances, int keys, int digits) {}

  /** A time, and the way or the node that takes so long. */
  public record Timed(Duration time, String where) {
    @Override
    public String toString() {
      return Proof.seconds(time);
    }
  }

  /**
   * Where calls end without a person.
   *
   * @param chosen the nodes to which callers have come after a choice; conditions may have decided
   *     on the way
   * @param house those to which the house has led callers, whatever they chose before
   */
  public record Ends(List<String> chosen, List<ByHouse> house) {
    /**
     * An end that is not the caller's choice.
     *
     * @param reasons such as {@code closed}
     */
    public record ByHouse(String node, List<String> reasons) {
      private String text() {
        return "%s: by the house (%s)".formatted(node, String.join(", ", reasons));
      }
    }

    private String text() {
      List<String> words = new ArrayList<>();
      if (!chosen.isEmpty()) {
        words.add(String.join(", ", chosen) + ": after the caller's choice");
      }
      house.forEach(end -> words.add(end.text()));
      return words.isEmpty()
          ? "none but with a person"
          : String.join("; ", words) + "; a person named before";
    }
  }

  /** For people: a line for each fact, and a line end after each. */
  public String text() {
    String measured = about ? voice + ", times about" : voice;
    String head =
        "%s  sha256 %s  voice %s\n".formatted(flow, hash.substring(0, HASH_SHOWN), measured);
    return head
        + line(
            "walked",
            "%d nodes, %d states, both ways of %d conditions, from %s"
                .formatted(
                    walked.nodes(),
                    walked.states(),
                    walked.conditions(),
                    listed(walked.entrances())))
        + line("a person", "one key away wherever a caller hears or waits: " + hatch())
        + line("first named", named + " after the answer at the latest: " + named.where())
        + line("through errors", throughErrors())
        + line("ends", ends.text())
        + line("prompts", "the longest %s (%s); %s".formatted(prompt, prompt.where(), most()));
  }

  private static String line(String what, String words) {
    return "  %-16s%s\n".formatted(what, words);
  }

  private String hatch() {
    String zero = "0 in %d states".formatted(walked.keys());
    return walked.digits() == 0
        ? zero
        : "%s, *0 (or 0 and 2 s) in %d where digits are typed".formatted(zero, walked.digits());
  }

  private String throughErrors() {
    return errors.time().isZero()
        ? "nobody is asked anything"
        : "to a person in %s at the longest: %s".formatted(errors, errors.where());
  }

  private String most() {
    return choices == 0
        ? "no choices"
        : "at most " + choices + (choices == 1 ? " choice" : " choices");
  }

  /** Such as {@code start, waiting and callback}. */
  private static String listed(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}

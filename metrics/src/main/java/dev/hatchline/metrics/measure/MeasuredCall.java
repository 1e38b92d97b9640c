package dev.hatchline.metrics.measure;

import dev.hatchline.call.CallEnd;
import dev.hatchline.call.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to measure of one call.
 *
 * @param line the number dialled
 * @param rang its first ring, by which it belongs to a period
 * @param end null while it is up
 * @param offers its times in line, the eldest first
 * @param talks its conversations
 * @param toHuman from each first wish for a person (the key, the escape word or a choice) to
 *     hearing one, of those wishes that came true
 * @param told the waits told whose end is known
 * @param zeroOuts the nodes at which the caller left the automation for a person
 * @param noInputs the nodes at which nothing came in time
 * @param noMatches the nodes at which what came was not understood
 * @param givenAgain names of values that the caller gave twice or more at different nodes
 * @param calledBack whether it was us who dialled, to keep a promise
 */
public record MeasuredCall(
    CallId call,
    String line,
    Instant rang,
    @Nullable CallEnd end,
    List<Offer> offers,
    List<Talk> talks,
    List<Duration> toHuman,
    List<ToldWait> told,
    List<String> zeroOuts,
    List<String> noInputs,
    List<String> noMatches,
    List<String> givenAgain,
    boolean calledBack) {
  public MeasuredCall {
    offers = List.copyOf(offers);
    talks = List.copyOf(talks);
    toHuman = List.copyOf(toHuman);
    told = List.copyOf(told);
    zeroOuts = List.copyOf(zeroOuts);
    noInputs = List.copyOf(noInputs);
    noMatches = List.copyOf(noMatches);
    givenAgain = List.copyOf(givenAgain);
  }
}

package dev.hatchline.app.call;

import dev.hatchline.app.tracing.CallNotes;
import dev.hatchline.call.CallId;
import dev.hatchline.call.EscapeWords;
import dev.hatchline.telephony.speech.Ear;
import dev.hatchline.telephony.speech.EarListener;
import dev.hatchline.telephony.speech.Hearing;
import dev.hatchline.telephony.speech.Tongue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ears on calls, and knows which words open the hatch in each language. Thread-safe. */
public final class CallEars {
  /** Where nothing is heard: keys alone. */
  public static final CallEars NONE = new CallEars(null, Map.of(), EarCounts.NONE, _ -> false);

  /** Reasons are few; one that names a call would fill the log all the same. */
  private static final int REASONS_MAX = 100;

  private static final Logger log = LoggerFactory.getLogger(CallEars.class);

  private final @Nullable Hearing hearing;
  private final Map<String, List<String>> more;
  private final EscapeWords escapes;
  private final EarCounts counts;
  private final Predicate<String> freely;

  private final CallNotes notes;

  /** Why nothing is heard, as it was told. */
  private final Set<String> reasons;

  /**
   * Ears of this hearing.
   *
   * @param more what opens the hatch on every line besides, by language without a country
   * @param counts told of every answer
   * @param freely whether a language is understood whatever is said, not only what is listened for
   */
  public CallEars(
      @Nullable Hearing hearing,
      Map<String, List<String>> more,
      EarCounts counts,
      Predicate<String> freely) {
    this.hearing = hearing;
    this.more = more;
    this.escapes = EscapeWords.BUILT_IN.and(more);
    this.counts = counts;
    this.freely = freely;
    this.notes = CallNotes.NONE;
    this.reasons = ConcurrentHashMap.newKeySet();
  }

  private CallEars(CallEars all, EscapeWords escapes, CallNotes notes) {
    hearing = all.hearing;
    more = all.more;
    this.escapes = escapes;
    counts = all.counts;
    freely = all.freely;
    this.notes = notes;
    reasons = all.reasons;
  }

  /** The same ears, which take down what is heard and said. */
  public CallEars with(CallNotes noted) {
    return new CallEars(this, escapes, noted);
  }

  CallNotes notes() {
    return notes;
  }

  /** The same ears on a line of which these words open the hatch, and those of every line. */
  CallEars with(EscapeWords line) {
    return new CallEars(this, line.and(more), notes);
  }

  /** What somebody who speaks this language may say; the country in its tag makes no difference. */
  Tongue tongue(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return new Tongue(language, escapes.of(language));
  }

  /** An ear on this call; empty where speech is switched off. */
  Optional<Ear> open(CallId call, Tongue tongue, EarListener listener) {
    return Optional.ofNullable(hearing).map(hears -> hears.open(call, tongue, listener));
  }

  boolean hearFreely(String language) {
    return freely.test(language);
  }

  EarCounts counts() {
    return counts;
  }

  /**
   * Nothing is heard on a call; each reason is told once, until a call of it is heard again.
   *
   * @param why empty if it is told already
   */
  void deaf(CallId call, String why) {
    if (!why.isEmpty() && reasons.size() < REASONS_MAX && reasons.add(why)) {
      log.warn("call {} is not heard: {}; keys go on", call, why);
    }
  }

  /** A call is heard again that was not, and why it was not. */
  void hears(CallId call, String why) {
    if (reasons.remove(why)) {
      log.info("call {} is heard again", call);
    }
  }
}

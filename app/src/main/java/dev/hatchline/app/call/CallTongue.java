package dev.hatchline.app.call;

import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.check.VoiceRules;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** In which language the house speaks to one caller by itself. */
final class CallTongue {
  private final VoiceRules voices;
  private final Supplier<String> first;

  /** As the flow has said; read by the call's thread. */
  private volatile @Nullable String now;

  /** {@code first}: what the caller is taken to speak until their flow says. */
  CallTongue(VoiceRules voices, Supplier<String> first) {
    this.voices = voices;
    this.first = first;
  }

  /** Whether there is a voice for this language. */
  boolean hasVoice(String tag) {
    return voices.speaks(tag);
  }

  void turns(String tag) {
    now = tag;
  }

  /** A BCP 47 tag. */
  String tag() {
    String said = now;
    if (said != null) {
      return said;
    }
    String taken = first.get();
    return HouseSentences.has(taken) && hasVoice(taken) ? taken : HouseSentences.ENGLISH;
  }

  HouseSentences sentences() {
    return HouseSentences.in(tag());
  }

  LineSentences line() {
    return new LineSentences(sentences());
  }
}

package dev.hatchline.app.call;

import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.check.VoiceRules;
import java.util.Optional;
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
    return said != null ? said : spoken().orElse(HouseSentences.ENGLISH);
  }

  /** The same as long as no flow has said; empty where the house does not speak it. */
  Optional<String> taken() {
    return now == null ? spoken() : Optional.empty();
  }

  private Optional<String> spoken() {
    return Optional.of(first.get()).filter(tag -> HouseSentences.has(tag) && hasVoice(tag));
  }

  HouseSentences sentences() {
    return HouseSentences.in(tag());
  }

  LineSentences line() {
    return new LineSentences(sentences());
  }
}

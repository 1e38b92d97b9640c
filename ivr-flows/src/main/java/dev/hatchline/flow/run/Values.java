package dev.hatchline.flow.run;

import dev.hatchline.flow.BuiltIn;
import dev.hatchline.flow.Form;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Languages;
import dev.hatchline.flow.Prompt;
import dev.hatchline.flow.Remembered;
import dev.hatchline.flow.Slot;
import dev.hatchline.flow.Value;
import dev.hatchline.flow.spoken.Speaker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known in one call: what every flow knows, and what its nodes have set. */
final class Values {
  private static final Map<String, BuiltIn> BUILT_IN =
      Arrays.stream(BuiltIn.values())
          .collect(Collectors.toUnmodifiableMap(BuiltIn::word, built -> built));

  private final Business business;
  private final Languages languages;
  private final Map<String, Value> constants;
  private final Map<String, Value> set = new LinkedHashMap<>();
  private final Set<Value> refused = new HashSet<>();

  /** Spoken, and otherwise not known. */
  private final Map<String, Value> forgotten = new HashMap<>();

  Values(Business business, Map<String, Value> constants, Languages languages) {
    this.business = business;
    this.constants = constants;
    this.languages = languages;
  }

  /**
   * In which language is spoken now: the one that was chosen, in this call or an earlier one, else
   * the line's, else the flow's first; empty in a flow that does not say.
   */
  String language() {
    if (!languages.areSaid()) {
      return "";
    }
    return find(Remembered.LANGUAGE)
        .flatMap(chosen -> languages.nearest(chosen.plain()))
        .or(() -> business.language().flatMap(languages::nearest))
        .orElse(languages.first());
  }

  /** The same for who listens: a flow that does not say speaks as its line does. */
  String tongue() {
    return languages.areSaid() ? language() : business.language().orElse(HouseSentences.ENGLISH);
  }

  /** In which the house speaks by itself: the same, if it has sentences and a voice for it. */
  String house() {
    String now = language();
    return HouseSentences.has(now) && business.hasVoice(now) ? now : HouseSentences.ENGLISH;
  }

  Optional<Value> find(String name) {
    BuiltIn built = BUILT_IN.get(name);
    return built == null ? constant(name).or(() -> learnt(name)) : builtIn(built);
  }

  private Optional<Value> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  private Optional<Value> learnt(String name) {
    return Optional.ofNullable(set.get(name)).or(() -> remembered(name));
  }

  private Optional<Value> remembered(String name) {
    return forgotten.containsKey(name) ? Optional.empty() : business.remembered(name);
  }

  private Optional<Value> builtIn(BuiltIn built) {
    return switch (built) {
      case CALLBACK -> Optional.of(new Value.YesNo(business.offersCallback()));
      case CALLABLE -> Optional.of(new Value.YesNo(callable()));
      case CALLER -> business.caller().map(Value.class::cast);
      case WAIT -> Optional.of(text(business.waitSentence()));
      case TODAY -> Optional.of(new Value.Day(business.today()));
      case TELL_BY -> business.tellBy().map(Values::text);
    };
  }

  private boolean callable() {
    return business
        .caller()
        .filter(own -> business.callable(own) instanceof Business.PhoneCheck.Accepted)
        .isPresent();
  }

  /** A sentence of the port's is never refused for its length. */
  static Value text(String words) {
    return new Value.Text(words.substring(0, Math.min(words.length(), Value.Text.CHARS_MAX)));
  }

  void set(String name, Value value) {
    forgotten.remove(name);
    set.put(name, value);
  }

  void set(String name, Optional<Value> value) {
    value.ifPresentOrElse(known -> set(name, known), () -> set.remove(name));
  }

  void setAll(Map<String, Value> values) {
    values.forEach(this::set);
  }

  /** This value is wrong: it is missing from now on, but what is said of it names it. */
  void forget(String name) {
    find(name).ifPresent(value -> forgotten.put(name, value));
    set.remove(name);
  }

  /** This value cannot be used: it is missing from now on, and not offered again. */
  void refuse(String name) {
    Optional.ofNullable(set.remove(name)).ifPresent(refused::add);
  }

  boolean isRefused(Value value) {
    return refused.contains(value);
  }

  /** What the nodes have set. */
  Map<String, Value> all() {
    return Map.copyOf(set);
  }

  /** A prompt in this call's words; empty if nothing is left of it. */
  Optional<Prompt> fill(Prompt prompt) {
    return now(prompt).filled(this::spoken);
  }

  /** The same while a name stands for something that is not known yet. */
  Optional<Prompt> fill(Prompt prompt, String name, Value value) {
    return now(prompt)
        .filled(slot -> Slot.of(slot).name().equals(name) ? spoken(slot, value) : spoken(slot));
  }

  /**
   * In the language of the call. Of what a flow itself says there is a voice for all that is not
   * recorded, or it is not published: what no voice could speak is the house's.
   */
  private Prompt now(Prompt prompt) {
    Prompt said = prompt.in(language());
    return business.hasVoice(said.language()) || said.recorded()
        ? said
        : prompt.in(HouseSentences.ENGLISH);
  }

  private String spoken(String slot) {
    String name = Slot.of(slot).name();
    return find(name)
        .or(() -> Optional.ofNullable(forgotten.get(name)))
        .map(value -> spoken(slot, value))
        .orElse("");
  }

  private String spoken(String slot, Value value) {
    Form form = Form.named(Slot.of(slot).form());
    return Speaker.of(language()).words(value, form);
  }

  /** A value for eyes, not for ears; blank if it is missing. */
  String plain(String slot) {
    String name = Slot.of(slot).name();
    return find(name)
        .or(() -> Optional.ofNullable(forgotten.get(name)))
        .map(value ->
            value instanceof Value.YesNo(boolean yes) ? (yes ? "yes" : "no") : value.plain())
        .orElse("");
  }
}

package dev.hatchline.app.call;

import dev.hatchline.conf.Hours;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Prompt;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of each {@link HousePrompt}.
 *
 * @param hours when people are there
 * @param company how we name ourselves to whom we call
 */
record HouseScript(Hours hours, String company) {
  /** One prompt in one of the house's languages. */
  NamedPrompt of(HousePrompt prompt, String language) {
    HouseSentences house = HouseSentences.in(language);
    String words =
        switch (prompt) {
          case NOBODY_MESSAGE -> house.of(prompt.id(), open(language));
          case CALLBACK_GREETING -> house.of(prompt.id(), company);
          case MESSAGE_CHOSEN,
              OFFER_PLACE,
              OFFER_PERSON,
              WELCOME_BACK,
              AFTER_THE_TONE,
              MESSAGE_THANKS ->
              house.of(prompt.id());
        };
    String name =
        language.equals(HouseSentences.ENGLISH) ? prompt.id() : prompt.id() + "-" + language;
    return new NamedPrompt(name, Prompt.spoken(language, words));
  }

  /** Where it helps. */
  private String open(String language) {
    return hours.equals(Hours.ALWAYS) ? "" : hours.spoken(language) + " ";
  }

  /** Of the languages for which there is a voice those that the house has, and English. */
  static List<String> languages(Collection<String> voices) {
    return Stream.concat(
            Stream.of(HouseSentences.ENGLISH), voices.stream().filter(HouseSentences::has))
        .distinct()
        .toList();
  }
}

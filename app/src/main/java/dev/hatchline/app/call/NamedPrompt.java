package dev.hatchline.app.call;

import dev.hatchline.conf.Hours;
import dev.hatchline.conf.NativePrompt;
import dev.hatchline.flow.Flow;
import dev.hatchline.flow.HouseSentences;
import dev.hatchline.flow.Prompt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Something that callers hear, under the name by which a recording can stand in for it.
 *
 * @param name the file without {@code .wav} of its first part; the second is NAME-2
 * @param prompt in one language
 */
public record NamedPrompt(String name, Prompt prompt) {
  /** The name of a part of it, counted from 1. */
  public String part(int number) {
    String whole = number == 1 ? name : name + "-" + number;
    return whole.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
  }

  /** All that a flow says, in each of its languages; the house's sentences among it. */
  public static List<NamedPrompt> of(Flow flow) {
    List<NamedPrompt> all = new ArrayList<>();
    flow.nodes()
        .forEach((node, what) -> {
          List<Prompt> prompts = what.prompts();
          String name = flow.name() + "-" + node;
          for (int i = 0; i < prompts.size(); i++) {
            String named = i == 0 ? name : name + "-also-" + i;
            for (Prompt prompt : prompts.get(i).each().toList()) {
              boolean first = prompt.language().equals(prompts.get(i).language());
              if (!first && flow.languages().nearest(prompt.language()).isEmpty()) {
                continue;
              }
              all.add(new NamedPrompt(first ? named : named + "-" + prompt.language(), prompt));
            }
          }
        });
    return all;
  }

  /**
   * All that the house says, whatever the flow.
   *
   * @param voices the languages for which there is one
   */
  public static List<NamedPrompt> house(Hours hours, String company, Collection<String> voices) {
    List<NamedPrompt> all = new ArrayList<>();
    for (NativePrompt prompt : NativePrompt.values()) {
      all.add(
          new NamedPrompt(
              prompt.id(), Prompt.spoken(HouseSentences.ENGLISH, prompt.english(hours))));
    }
    HouseScript script = new HouseScript(hours, company);
    for (String language : HouseScript.languages(voices)) {
      for (HousePrompt prompt : HousePrompt.values()) {
        NamedPrompt named = script.of(prompt, language);
        if (all.stream().noneMatch(other -> other.name().equals(named.name()))) {
          all.add(named);
        }
      }
    }
    return all;
  }
}

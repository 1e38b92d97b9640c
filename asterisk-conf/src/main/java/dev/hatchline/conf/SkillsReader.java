package dev.hatchline.conf;

import dev.hatchline.conf.OperatorConfig.Agent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code skills: {billing: 3, spanish: 1}}: names with levels. */
final class SkillsReader {
  private SkillsReader() {}

  /** What an agent can do; any name is a skill. */
  static Map<String, Integer> read(Section agent) {
    return agent.inside("skills", Map.of(), SkillsReader::levels);
  }

  /** What is asked of agents: skills that some of them have. */
  static Map<String, Integer> asked(Problems problems, Section section, Collection<Agent> agents) {
    Set<String> known = new TreeSet<>();
    agents.forEach(agent -> known.addAll(agent.skills().keySet()));
    return section.inside(
        "skills",
        Map.of(),
        skills -> {
          Map<String, Integer> asked = levels(skills);
          asked.keySet().stream()
              .filter(name -> !known.contains(name))
              .forEach(name ->
                  problems.add(
                      skills.at(name),
                      "no agent has the skill '" + name + "'",
                      DidYouMean.expected(name, known)));
          return asked;
        });
  }

  private static Map<String, Integer> levels(Section skills) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    skills
        .names(TextForm.NAME)
        .forEach(name -> levels.put(name, skills.number(name, 1, 1, Agent.LEVEL_MAX)));
    return levels;
  }
}

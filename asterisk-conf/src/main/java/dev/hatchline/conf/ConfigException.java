package dev.hatchline.conf;

import java.util.List;
import java.util.stream.Collectors;

/** The operator's file cannot be used; holds every problem, in the order of the file. */
public final class ConfigException extends Exception {
  private final transient List<ConfigProblem> problems;

  ConfigException(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigProblem> problems() {
    return problems;
  }
}

package dev.hatchline.flow.yaml.problem;

/**
 * Reading a file ends here, for more would cost much and tell little. It is thrown from any depth
 * of a parser, always with a problem, and caught where a text is handed in.
 */
public final class Enough extends RuntimeException {
  private static final long serialVersionUID = 1;

  Enough() {
    super("enough problems", null, false, false);
  }
}

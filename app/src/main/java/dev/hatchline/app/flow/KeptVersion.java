package dev.hatchline.app.flow;

/**
 * A text of a flow that was fit to be heard, and is kept.
 *
 * @param number counts from 1 for each flow
 */
public record KeptVersion(int number, FlowText text) {
  /** The number of a text that is heard though it could not be kept. */
  static final int UNKEPT = 0;
}

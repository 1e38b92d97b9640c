package dev.hatchline.flow.yaml;

import dev.hatchline.flow.Flow;
import dev.hatchline.flow.check.Certificate;

/**
 * A flow that callers may be given.
 *
 * @param certificate that it strands nobody
 */
public record Proved(Flow flow, Certificate certificate) {}

/** Reads the tests that lie beside flows. */
@NullMarked
package dev.hatchline.flow.yaml.trial;

import org.jspecify.annotations.NullMarked;

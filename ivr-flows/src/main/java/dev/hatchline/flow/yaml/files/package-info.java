/** Where the files of flows are, what tells them apart, and what they name. */
@NullMarked
package dev.hatchline.flow.yaml.files;

import org.jspecify.annotations.NullMarked;

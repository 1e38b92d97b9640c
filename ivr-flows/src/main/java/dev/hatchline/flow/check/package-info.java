/**
 * What is judged of a flow as a whole, over what its nodes say of themselves: {@link
 * dev.hatchline.flow.Facts}. It knows no file and no kind of node; {@code flow.yaml} gives its
 * faults their place.
 */
@NullMarked
package dev.hatchline.flow.check;

import org.jspecify.annotations.NullMarked;

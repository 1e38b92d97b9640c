/** Expressions in CEL, the Common Expression Language: compiled when a flow is read. */
@NullMarked
package dev.hatchline.flow.expr;

import org.jspecify.annotations.NullMarked;

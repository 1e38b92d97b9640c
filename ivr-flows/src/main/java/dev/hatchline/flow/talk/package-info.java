/**
 * A conversation with a flow at a terminal: whoever sits there is the caller, and the systems if
 * need be. Time is simulated, the interpreter is that of the phone.
 */
@NullMarked
package dev.hatchline.flow.talk;

import org.jspecify.annotations.NullMarked;

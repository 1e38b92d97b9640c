/** Calls that we owe: promised in words, dialled by the desk of the routing, made by Asterisk. */
@NullMarked
package dev.hatchline.app.callback;

import org.jspecify.annotations.NullMarked;

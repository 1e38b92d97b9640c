/** Will this Asterisk do? One call into it, private and short, tells. */
@NullMarked
package dev.hatchline.app.selftest;

import org.jspecify.annotations.NullMarked;

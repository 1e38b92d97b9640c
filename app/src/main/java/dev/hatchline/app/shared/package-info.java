/** Several engines at one line: the threads and the sockets of {@code routing.shared}. */
@NullMarked
package dev.hatchline.app.shared;

import org.jspecify.annotations.NullMarked;

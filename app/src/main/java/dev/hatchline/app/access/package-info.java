/** Who may sign in at the pages: people, their passwords, and what becomes of guessing. */
@NullMarked
package dev.hatchline.app.access;

import org.jspecify.annotations.NullMarked;

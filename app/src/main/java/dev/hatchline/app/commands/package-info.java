/**
 * What operators type to back up, restore, move and erase: each a program of its own, started by
 * the script, with words on stdout and one sentence per fault on stderr.
 */
@NullMarked
package dev.hatchline.app.commands;

import org.jspecify.annotations.NullMarked;

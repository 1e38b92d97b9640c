/**
 * What operators do with everything that is kept: back it up and restore it, move it to a MySQL,
 * find and erase a person, remove what is old. docs/data.md tells them how.
 */
@NullMarked
package dev.hatchline.app.data;

import org.jspecify.annotations.NullMarked;

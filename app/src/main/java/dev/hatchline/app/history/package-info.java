/**
 * What is kept of a period, read as it comes by: from the database, or from the engine that has it
 * open, which sends it as lines of JSON.
 */
@NullMarked
package dev.hatchline.app.history;

import org.jspecify.annotations.NullMarked;

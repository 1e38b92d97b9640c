/**
 * Models of speech for an installation: fetched from the vendor or taken from a file, looked at,
 * listed, tried with a recording, and removed. A program of its own, started by the script, without
 * Spring.
 */
@NullMarked
package dev.hatchline.app.model;

import org.jspecify.annotations.NullMarked;

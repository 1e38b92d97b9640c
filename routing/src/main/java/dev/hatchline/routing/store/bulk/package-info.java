/**
 * All rows of a database at once, for operators: read as of one moment, filled in, compared,
 * removed by age, and those of one person found and erased. The tables are found in the database's
 * own catalogue; {@link dev.hatchline.routing.store.bulk.TableRules} says what each is, and a test
 * fails for one that it does not know. Nothing here is on the way of a call.
 */
@NullMarked
package dev.hatchline.routing.store.bulk;

import org.jspecify.annotations.NullMarked;

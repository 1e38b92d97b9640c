/**
 * Reports of a day, a week or a month, and exports. {@link dev.hatchline.app.report.Figures} sums
 * up what comes by, {@link dev.hatchline.app.report.Tables} puts it into tables, and these are
 * written as a page or as CSV: both say the same.
 */
@NullMarked
package dev.hatchline.app.report;

import org.jspecify.annotations.NullMarked;

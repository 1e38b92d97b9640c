/**
 * The score of a period for auditors: computed from what is stored, written in the one form that
 * such JSON has, signed with the key of the installation, and computed again whenever somebody
 * doubts it. What is measured is in {@link dev.hatchline.metrics.score}.
 */
@NullMarked
package dev.hatchline.app.score;

import org.jspecify.annotations.NullMarked;

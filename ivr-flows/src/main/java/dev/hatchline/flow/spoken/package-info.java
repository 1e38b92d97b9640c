/**
 * Values as they are spoken, in each language that can. It knows no voice: what comes out are words
 * and single figures. ICU is loaded when the first number is to be spoken, and not before.
 */
@NullMarked
package dev.hatchline.flow.spoken;

import org.jspecify.annotations.NullMarked;

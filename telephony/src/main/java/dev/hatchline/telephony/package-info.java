@NullMarked
package dev.hatchline.telephony;

import org.jspecify.annotations.NullMarked;

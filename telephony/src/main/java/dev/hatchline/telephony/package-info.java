/** The telephone side: Asterisk by AGI and AMI, as the engine sees it. */
@NullMarked
package dev.hatchline.telephony;

import org.jspecify.annotations.NullMarked;

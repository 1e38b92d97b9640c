/** FastAGI: the door where callers come in, and the script that holds one of them. */
@NullMarked
package dev.hatchline.telephony.agi;

import org.jspecify.annotations.NullMarked;

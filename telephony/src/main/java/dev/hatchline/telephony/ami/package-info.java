/** AMI: what Asterisk does, and what we ask of it beside a call's script. */
@NullMarked
package dev.hatchline.telephony.ami;

import org.jspecify.annotations.NullMarked;

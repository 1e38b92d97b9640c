package dev.hatchline.bench.speech;

import dev.hatchline.telephony.prompt.Pcm;

/**
 * Something that a caller says.
 *
 * @param group what it is said for, such as {@code escape}
 * @param text what is said
 * @param voice who says it
 * @param sound from the first to the last of it, without silence around
 */
record Clip(String group, String text, String voice, Pcm sound) {}

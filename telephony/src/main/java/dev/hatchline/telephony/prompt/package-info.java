/**
 * What callers hear: text made into sound once, recorded sound in place of it, and our music.
 *
 * <p>The door is {@link dev.hatchline.telephony.prompt.PromptStore}.
 */
@NullMarked
package dev.hatchline.telephony.prompt;

import org.jspecify.annotations.NullMarked;

/**
 * Recognises in a process of its own, so that whatever the native library does (crash, hang, leak)
 * costs speech for seconds and nothing else.
 *
 * <p>{@link dev.hatchline.telephony.speech.worker.WorkerRecognizer} is the engine's end: it starts
 * the process, watches it and starts it again. {@link
 * dev.hatchline.telephony.speech.worker.WorkerMain} is that process; in it {@link
 * dev.hatchline.telephony.speech.worker.VoskRecognizer} does the work. What goes between them is
 * drawn in {@code Frame}.
 */
@NullMarked
package dev.hatchline.telephony.speech.worker;

import org.jspecify.annotations.NullMarked;

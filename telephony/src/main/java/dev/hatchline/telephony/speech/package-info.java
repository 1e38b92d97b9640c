/**
 * Hears what callers say.
 *
 * <p>The door is {@link dev.hatchline.telephony.speech.Hearing}: it opens an {@link
 * dev.hatchline.telephony.speech.Ear} on a call. An ear decides, in the engine and without I/O,
 * when somebody speaks and when a word counts; what the sound says is found out by a worker process
 * beside the engine, behind {@link dev.hatchline.telephony.speech.Recognizer}, so that a fault of
 * the native library costs speech for seconds and nothing else. Only the worker knows Vosk.
 */
@NullMarked
package dev.hatchline.telephony.speech;

import org.jspecify.annotations.NullMarked;

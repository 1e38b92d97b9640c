/**
 * How well callers are heard: real digits, synthetic voices, music and our own prompts through ears
 * and the worker as calls have them, beside a bare loop over Vosk.
 */
@NullMarked
package dev.hatchline.bench.speech;

import org.jspecify.annotations.NullMarked;

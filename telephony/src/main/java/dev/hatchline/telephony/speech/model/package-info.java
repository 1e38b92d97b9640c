/**
 * Models of spoken languages: folders as Vosk has them. Looks at them and unpacks the one that is
 * shipped; nothing here recognises anything or loads a native library.
 */
@NullMarked
package dev.hatchline.telephony.speech.model;

import org.jspecify.annotations.NullMarked;

/**
 * The operator's file, the secrets and places of one installation, and every Asterisk file rendered
 * from them. Start at {@link dev.hatchline.conf.OperatorFile} and {@link
 * dev.hatchline.conf.AsteriskFiles}.
 */
@NullMarked
package dev.hatchline.conf;

import org.jspecify.annotations.NullMarked;

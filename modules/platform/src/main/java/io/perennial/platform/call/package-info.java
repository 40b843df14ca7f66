/**
 * One call of the platform, whoever began it: its tenant and actor ({@link io.perennial.platform.call.Call}), the reasons why
 * any request may be refused, and the settings and the clock that surround it.
 */
@NullMarked
package io.perennial.platform.call;

import org.jspecify.annotations.NullMarked;

/**
 * One call of the platform, by a request or a job: its tenant and actor ({@link io.perennial.platform.call.Call}), the reasons that can
 * apply to any request, and the settings and the clock.
 */
@NullMarked
package io.perennial.platform.call;

import org.jspecify.annotations.NullMarked;

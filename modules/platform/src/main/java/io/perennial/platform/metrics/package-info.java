/** The state of this node, for monitoring. Each wing shows its own {@link io.perennial.platform.metrics.Gauge}s. */
@NullMarked
package io.perennial.platform.metrics;

import org.jspecify.annotations.NullMarked;

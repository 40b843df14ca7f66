package io.perennial.health.sources;

import io.perennial.kernel.Wording;

/**
 * A kind of raw value.
 *
 * @param unit the unit of the value: {@code points}, {@code days}, {@code percent}
 * @param of true if the source must name its object, such as a metric
 * @param many true if {@code of} may end in {@code *}, which selects all names with this prefix
 * @param days true if the source must give the length of its window
 * @param computed how the value is computed, and when it is unknown
 */
public record SourceKind(String name, String unit, boolean of, boolean many, boolean days, Wording computed) {}

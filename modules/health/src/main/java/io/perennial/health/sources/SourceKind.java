package io.perennial.health.sources;

/**
 * A kind of raw value.
 *
 * @param unit what one of it is: {@code points}, {@code days}, {@code percent}
 * @param of whether it must be said what is looked at, such as a metric
 * @param many whether what is looked at may end in {@code *}: all whose names begin so
 * @param days whether it must be said how far back
 */
public record SourceKind(String name, String unit, boolean of, boolean many, boolean days) {}

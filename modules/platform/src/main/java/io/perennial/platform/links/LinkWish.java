package io.perennial.platform.links;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as a module wants it.
 *
 * @param record the id of the record that it is for
 * @param language {@code en}, {@code zh-Hans} or {@code zh-Hant}; null if nobody knows
 * @param uses how often it may be used; null for any number
 * @param lasts the time until it expires
 */
public record LinkWish(LinkPurpose purpose, UUID record, @Nullable String language, @Nullable Integer uses, Duration lasts) {}

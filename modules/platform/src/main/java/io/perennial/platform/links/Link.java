package io.perennial.platform.links;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that is valid now.
 *
 * @param recordId the id of the record that it is for
 * @param language of whom it was made for; null if nobody knows
 */
public record Link(LinkId id, UUID recordId, @Nullable String language, Instant createdAt, Instant expiresAt) {}

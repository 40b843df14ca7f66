package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import org.jspecify.annotations.Nullable;

/** How right it was of the renewals that a member worked on then, or nobody. */
public record OwnerAccuracy(@Nullable MemberId ownerId, AccuracySum sum) {}

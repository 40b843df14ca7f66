package io.perennial.surveys.results;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that counts: the latest of a contact in a wave.
 *
 * @param account whose answers together weigh no more than five; null for an employee
 * @param group the value of the attribute by which results are grouped
 * @param invited true if it answers an invitation
 * @param tier when it was decided to ask; null without an invitation
 */
record Given(int score, @Nullable UUID account, @Nullable String group, @Nullable UUID wave, int version, boolean invited,
        @Nullable String tier) {
    Optional<UUID> known() {
        return Optional.ofNullable(account);
    }
}

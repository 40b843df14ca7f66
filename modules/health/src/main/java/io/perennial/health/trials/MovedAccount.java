package io.perennial.health.trials;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account that would be in another band.
 *
 * @param arr its annual recurring revenue now
 * @param from its band now; null if it has no score
 */
public record MovedAccount(
        AccountId accountId,
        String name,
        Money arr,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer scoreBefore,
        @Nullable Integer scoreAfter) {}

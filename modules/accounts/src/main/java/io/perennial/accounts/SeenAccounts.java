package io.perennial.accounts;

import java.util.Set;
import java.util.UUID;

/** The accounts that the caller may see, read once for all records that belong to them or are to belong to them. */
public record SeenAccounts(Set<UUID> ids) {
    public boolean has(AccountId account) {
        return ids.contains(account.value());
    }

    /** Refuses the account of a body, in its field {@code accountId}, if the caller does not see it. */
    public void require(AccountId account) {
        if (!has(account)) throw AccountRefusal.UNKNOWN_ACCOUNT.at("/accountId", "Unknown account.");
    }
}

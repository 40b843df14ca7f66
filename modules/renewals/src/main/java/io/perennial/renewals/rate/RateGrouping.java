package io.perennial.renewals.rate;

import io.perennial.identity.MemberId;
import java.util.UUID;

/** The grouping of a renewal rate: by a field of the account as it is now, or by the owner of the renewal. */
enum RateGrouping {
    SEGMENT("a.segment"),
    TIER("a.tier"),
    OWNER("l.owner_id::text");

    private final String key;

    RateGrouping(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** Returns true if the key is a column of the account; otherwise it is one of the renewal. */
    boolean isOfAccount() {
        return this != OWNER;
    }

    /** Returns the key as the API shows it. */
    String named(String key) {
        return this == OWNER ? new MemberId(UUID.fromString(key)).text() : key;
    }
}

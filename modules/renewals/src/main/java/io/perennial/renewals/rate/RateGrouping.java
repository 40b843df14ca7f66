package io.perennial.renewals.rate;

import io.perennial.identity.MemberId;
import java.util.UUID;

/** What a renewal rate is told apart by: what the account has now, or who works on the renewal. */
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

    /** Or else of the renewal. */
    boolean isOfAccount() {
        return this != OWNER;
    }

    /** As the API names it. */
    String named(String key) {
        return this == OWNER ? new MemberId(UUID.fromString(key)).text() : key;
    }
}

package io.perennial.renewals.ledger;

import io.perennial.identity.MemberId;
import java.util.UUID;

/** What a waterfall is told apart by. */
enum Grouping {
    SEGMENT("a.segment"),
    TIER("a.tier"),
    OWNER("a.owner_id::text"),
    PRODUCT("e.product");

    private final String key;

    Grouping(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** As the API names it. */
    String named(String key) {
        return this == OWNER ? new MemberId(UUID.fromString(key)).text() : key;
    }
}

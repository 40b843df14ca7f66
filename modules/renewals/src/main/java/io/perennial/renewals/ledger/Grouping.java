package io.perennial.renewals.ledger;

import io.perennial.identity.MemberId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The grouping of a waterfall. */
enum Grouping {
    SEGMENT("l.segment"),
    TIER("l.tier"),
    OWNER("l.owner_id::text"),
    PRODUCT("e.product");

    private final String key;

    Grouping(String key) {
        this.key = key;
    }

    /** Returns the key of an entry {@code e} of the account {@code l}, as the tally stores it. */
    String key() {
        return "coalesce(" + key + ", '')";
    }

    /** Returns the name of the grouping in the tally. */
    String told() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key as the API shows it. */
    @Nullable
    String named(String key) {
        if (key.isEmpty()) return null;
        return this == OWNER ? new MemberId(UUID.fromString(key)).text() : key;
    }
}

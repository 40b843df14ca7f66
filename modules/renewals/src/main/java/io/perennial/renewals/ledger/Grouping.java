package io.perennial.renewals.ledger;

import io.perennial.identity.MemberId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a waterfall is told apart by. */
enum Grouping {
    SEGMENT("l.segment"),
    TIER("l.tier"),
    OWNER("l.owner_id::text"),
    PRODUCT("e.product");

    private final String key;

    Grouping(String key) {
        this.key = key;
    }

    /** Of an entry {@code e} of the account {@code l}, as the tally has it. */
    String key() {
        return "coalesce(" + key + ", '')";
    }

    /** As the tally names it. */
    String told() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the API names it. */
    @Nullable String named(String key) {
        if (key.isEmpty()) return null;
        return this == OWNER ? new MemberId(UUID.fromString(key)).text() : key;
    }
}

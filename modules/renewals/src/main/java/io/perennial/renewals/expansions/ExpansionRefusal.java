package io.perennial.renewals.expansions;

import io.perennial.kernel.Refusal;

enum ExpansionRefusal implements Refusal.Reason {
    EXPANSION_DECIDED,
    OUTCOME_DIFFERS,
    UNDO_EXPIRED
}

package io.perennial.tickets.sla;

import io.perennial.tickets.HoldParty;
import io.perennial.tickets.TicketStatus;
import org.jspecify.annotations.Nullable;

/** Says who holds a ticket. Nobody does while it is solved, closed or spam. */
enum Holder {
    TIER_1, TIER_2, TIER_3, VENDOR, CUSTOMER, SUPPLIER, THIRD_PARTY, PLANNED, NOBODY;

    /** Returns who holds a ticket in a state. History that does not tell the party means a third one. */
    static Holder of(TicketStatus state, @Nullable HoldParty party, int tier, boolean handedOver) {
        return switch (state) {
            case NEW, OPEN -> handedOver ? VENDOR : values()[tier - 1];
            case PENDING -> CUSTOMER;
            case ON_HOLD -> party == null ? THIRD_PARTY : valueOf(party.name());
            case SOLVED, CLOSED, SPAM -> NOBODY;
        };
    }
}

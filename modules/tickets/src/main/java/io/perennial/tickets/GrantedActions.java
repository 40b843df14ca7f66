package io.perennial.tickets;

import java.util.Set;

/** Decides what the people of a vendor may do with a ticket that they see. A module above knows the grants; without it they only read. */
public interface GrantedActions {
    /** Something that a grant may allow. */
    enum Action {
        REPLY, NOTE, SOLVE, ASSIGN_WITHIN, HAND_BACK, CREATE, CALLBACKS
    }

    /** Returns what the caller's grants allow on this ticket now. */
    Set<Action> allowed(TicketId ticket);
}

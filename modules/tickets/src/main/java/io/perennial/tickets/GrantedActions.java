package io.perennial.tickets;

/** Decides what the people of a vendor may do with a ticket that they see. A module above knows the grants; without it they only read. */
public interface GrantedActions {
    /** Something that a grant may allow. */
    enum Action {
        REPLY, NOTE, SOLVE, ASSIGN_WITHIN, HAND_BACK, CREATE, CALLBACKS
    }

    /** Returns true if one of the caller's grants allows the action on this ticket now. */
    boolean allow(TicketId ticket, Action action);
}

package io.perennial.tickets;

import java.util.Collection;
import java.util.UUID;

/** Follows tickets in the transaction that creates or changes them, so that whoever reads them afterwards finds what follows too. */
public interface TicketFollower {
    /** Brings what follows from these tickets in line with them. Doing it again changes nothing. */
    void follow(Collection<UUID> tickets);
}

package io.perennial.tickets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.UUID;

/** Tells all that follow tickets of a change, in its transaction. */
@ApplicationScoped
class Followers {
    @Inject @Any Instance<TicketFollower> all;

    void follow(Collection<UUID> tickets) {
        if (!tickets.isEmpty()) for (var one : all) one.follow(tickets);
    }
}

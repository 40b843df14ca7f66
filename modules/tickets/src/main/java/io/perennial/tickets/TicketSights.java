package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.identity.MemberSights;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Knows which tickets other members see: nobody is given what they may not see. */
@ApplicationScoped
class TicketSights {
    private record Seen(TicketId id) {}

    private static final String SEEN = "select id from {tickets.visible_ticket} where id = :id";

    @Inject MemberSights sights;
    @Inject Sql sql;

    /** Returns true if a member sees a ticket by the roles and teams of now. */
    boolean sees(MemberId member, TicketId ticket) {
        var tenant = Call.current().tenant();
        return sights.of(member).filter(sight -> Call.onBehalfOf(member.text(), sight, tenant)
                .run(() -> sql.first(Seen.class, SEEN, Map.of("id", ticket)).isPresent())).isPresent();
    }
}
